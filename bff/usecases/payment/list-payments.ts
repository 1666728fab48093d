// The payments of a tenant, newest first, 20 a page.
import type { Parsed, Reply } from '@yft/core/contract/routes'
import { isId } from '@yft/core/shared/id'
import { type Outcome, ok } from '@yft/core/shared/outcome'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import type { Needs } from './needs'
import { toRow } from './shown'

const pageSize = 20

/** One payment more than a page is asked for: it says whether there is a next one. */
export const listPayments =
  (needs: Needs) =>
  async (caller: Caller, { after }: Parsed<'listPayments'>): Promise<Outcome<Reply<'listPayments'>, 'not-signed-in' | 'not-found'>> => {
    const asked = { after: placeOf(after), most: pageSize + 1 }
    const read = await readAs(needs, caller, (presented) => needs.payments.list({ ...presented, ...asked }))
    if (!read.ok) return read
    const payments = read.value.slice(0, pageSize).map((facts) => toRow(facts, needs.wechatApps))
    const last = read.value.length > pageSize ? payments.at(-1) : undefined
    return ok({ payments, next: last ? `${last.startedAt}~${last.paymentId}` : null, demo: needs.demo })
  }

/** Where a page ended; anything else begins at the first page. */
const placeOf = (text: string | undefined) => {
  const [at = '', paymentId = ''] = (text ?? '').split('~')
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at)) && isId('payment', paymentId)
    ? { at, paymentId }
    : null
}
