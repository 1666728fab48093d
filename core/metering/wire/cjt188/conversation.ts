// Reading one datum of a CJ/T 188 meter: one question, one answer.
import { type Outcome, ok, refuse } from '../../../shared/outcome'
import { addressBytes } from '../address'
import type { Conversation, Exchange } from '../exchange'
import { readFirstFit } from '../first-fit'
import { fromHex } from '../hex'
import { judge188, type Part188 } from './answer'
import { frame188, makeFrame188 } from './frame'
import type { Question188, ReadControl188 } from './question'
import { readValues188, type Values188 } from './values'

/** 2018 sends the low byte of an identifier first, 2004 the high one; a model keeps to one of them whatever its plate says. */
export type IdentifierOrder = 'low-first' | 'high-first'

export interface Meter188 {
  /** Two hexadecimal digits; AA asks any type. */
  type: string
  /** 14 digits, or AA×7 where one meter hangs on the line. */
  address: string
  order: IdentifierOrder
}

interface Head188 {
  type: string
  address: string
  control: string
  serial: number
}

type Unfit = 'address-unfit' | 'identifier-unfit'

export const read188 = (
  meter: Meter188,
  identifier: string,
  serial: number,
): Outcome<Conversation<Part188, Head188 & { values: Values188 }>, Unfit> => {
  const question = questionOf(meter, { control: 0x01, identifier, serial })
  return question.ok ? ok(converse(question.value, identifier.toUpperCase())) : question
}

/** The address stands in the head of the answer, so only a meter that is alone on its line may be asked with the wildcard. */
export const readAddress188 = (meter: Meter188, serial: number): Outcome<Conversation<Part188, Head188>, Unfit> => {
  const question = questionOf(meter, { control: 0x03, identifier: '810A', serial })
  return question.ok ? ok(askAddress(question.value)) : question
}

function* converse(question: Question188, identifier: string): Conversation<Part188, Head188 & { values: Values188 }> {
  const { type, address, control, serial, data } = yield exchangeOf(question)
  const values = readValues188(identifier, data)
  if (!values.ok) return refuse(values.code, { ...values.detail, type, address, control })
  return ok({ type, address, control, serial, values: values.value })
}

function* askAddress(question: Question188): Conversation<Part188, Head188> {
  const { type, address, control, serial } = yield exchangeOf(question)
  return ok({ type, address, control, serial })
}

const exchangeOf = (question: Question188): Exchange<Part188> => ({ request: makeFrame188(question), read: readerOf(question) })

const readerOf = (question: Question188) => (bytes: Uint8Array) => readFirstFit(bytes, frame188, (all, at) => judge188(all, at, question))

const questionOf = (
  meter: Meter188,
  { control, identifier, serial }: { control: ReadControl188; identifier: string; serial: number },
): Outcome<Question188, Unfit> => {
  const address = addressBytes(meter.address, 7)
  if (!address.ok) return address
  const type = fromHex(meter.type)
  if (type?.length !== 1) return refuse('address-unfit', { type: meter.type })
  const written = fromHex(identifier)
  if (written?.length !== 2) return refuse('identifier-unfit', { identifier })
  return ok({
    control,
    type,
    address: address.value,
    identifier: meter.order === 'low-first' ? written.reverse() : written,
    serial: serial & 0xff,
  })
}
