// Payments begun on this phone: the id is made and kept before anything is sent, so that the same payment asked again is the same one.
import type { Input } from '@yft/core/contract/routes'
import { kept } from './kept'

export type Beginning = Omit<Input<'startPayment'>, 'paymentId'>

interface Begun {
  paymentId: string
  /** What is paid and how, as text: the same content again has the same id. */
  content: string
}

const MOST = 5

const begun = kept<readonly Begun[]>('payments-begun', () => [])

/** The id of a payment of just this content that has not come to an end; null where none was begun. */
export const begunPayment = (beginning: Beginning): string | null =>
  begun.get().find(({ content }) => content === contentOf(beginning))?.paymentId ?? null

export const keepPayment = (beginning: Beginning, paymentId: string): void =>
  begun.set([...begun.get(), { paymentId, content: contentOf(beginning) }].slice(-MOST))

/** It came to an end, or never began: the same content again is another payment. */
export const forgetPayment = (paymentId: string): void => {
  const rest = begun.get().filter((one) => one.paymentId !== paymentId)
  if (rest.length < begun.get().length) begun.set(rest)
}

export const forgetPayments = (): void => begun.set([])

const contentOf = ({ projectId, way, items }: Beginning): string =>
  [projectId, way, ...items.map(({ receivableId, expectedFen }) => `${receivableId}=${expectedFen}`)].join(' ')
