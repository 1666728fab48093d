// What a provider's notice comes to: read, verified, compared and booked, or kept for later; the answer follows from it.
import { projectOf } from '@yft/core/payment/out-trade-no'
import { never } from '@yft/core/shared/outcome'
import type { Gateway, NoticeVerdict, RawNotice } from '../../ports/gateway'
import { type BookedAs, bookPaid, type Learned } from './book-paid'
import type { BookingNeeds, NoticeNeeds } from './needs'

type Unfit = Extract<NoticeVerdict, { kind: 'unverified' | 'unreadable' }>

/** `booked`, `known`, `other`: answered with success. `mismatch`, `unknown`: refused, so that it comes again. */
export type NoticeAnswer = { kind: BookedAs | 'other' } | Unfit

export const settleFromNotice =
  (needs: BookingNeeds & Pick<NoticeNeeds, 'vault'>) =>
  async (gateway: Gateway, raw: RawNotice, now: Date): Promise<NoticeAnswer> => {
    const verdict = gateway.readNotice(raw, now)
    switch (verdict.kind) {
      case 'unverified':
      case 'unreadable':
        return verdict
      case 'other':
        await keep(needs, { gateway, raw, noticeId: verdict.noticeId, now, verdict: 'other', outTradeNo: '' })
        return { kind: 'other' }
      case 'paid':
        return { kind: await settle(needs, gateway, raw, verdict, now) }
      default:
        return never(verdict)
    }
  }

type NeedsHere = Parameters<typeof settleFromNotice>[0]

const settle = async (
  needs: NeedsHere,
  gateway: Gateway,
  raw: RawNotice,
  { paid, noticeId }: Extract<NoticeVerdict, { kind: 'paid' }>,
  now: Date,
): Promise<BookedAs> => {
  const id = idOf(needs, gateway, noticeId)
  const learned: Learned = { by: 'notice', gateway, now, notice: { id, sealed: () => sealed(needs, id, raw) } }
  const as = await bookPaid(needs, paid, learned)
  if (as === 'unknown') await keep(needs, { gateway, raw, noticeId, now, verdict: 'unknown', outTradeNo: paid.outTradeNo })
  return as
}

/** Our orders are kept before the provider hears of them, so an unknown number is asked for again only after a while. */
const firstAskAfterMs = 60_000

const keep = async (
  needs: NeedsHere,
  of: { gateway: Gateway; raw: RawNotice; noticeId: string; now: Date; verdict: 'unknown' | 'other'; outTradeNo: string },
): Promise<void> => {
  const { gateway, raw, now, verdict } = of
  const id = idOf(needs, gateway, of.noticeId)
  const notice = {
    projectId: projectOf(of.outTradeNo) ?? '-',
    id,
    channel: gateway.channel,
    account: gateway.account,
    verdict,
    sealed: sealed(needs, id, raw),
    receivedAt: now,
  }
  await needs.payments.keepNotice(notice, verdict === 'unknown' ? new Date(now.getTime() + firstAskAfterMs) : null)
}

const idOf = (needs: NeedsHere, { channel, account }: Gateway, noticeId: string): string =>
  needs.ids.derive('notice', channel, account, noticeId)

const sealed = ({ vault }: NeedsHere, id: string, { headers, body }: RawNotice): string =>
  vault.seal(noticePlace(id), JSON.stringify({ headers, body: body.toString('base64') }))

export const noticePlace = (rowId: string) => ({ table: 'raw_notice', column: 'sealed', rowId })
