// Title and sentence of each verdict: exactly what is known, and 没有扣款 only where the provider answered so.
import { showFen } from '@yft/core/shared/show'
import { showMoment, showUntil } from '../../../text/moments'
import { codeTexts, resultTexts } from '../../../text/payment'
import { isUntouched, type Payment, type Verdict } from './verdict'

export interface Words {
  title: string
  texts: readonly string[]
}

export const wordsOf = (verdict: Verdict, payment: Payment | null): Words => {
  if (verdict === 'asking' || !payment) return verdict === 'unknown' ? unknown(null) : asking
  const until = showUntil(payment.until)
  const untouched = isUntouched(payment) ? resultTexts.untouched : ''
  switch (verdict) {
    case 'unknown':
      return unknown(until)
    case 'paid':
      return { title: resultTexts.paid(showFen(payment.amountFen)), texts: [payment.paidAt ? showMoment(payment.paidAt) : ''] }
    case 'code':
      return { title: codeTexts.title, texts: [codeTexts.hint] }
    case 'held':
      return { title: resultTexts.held, texts: [resultTexts.heldText(until)] }
    case 'unpaid':
      return { title: `${resultTexts.cancelled}${untouched}`, texts: [resultTexts.cancelledText(until)] }
    case 'open':
      return { title: resultTexts.open, texts: [resultTexts.openText(until)] }
    case 'cancelled':
      return { title: `${resultTexts.cancelled}${untouched}`, texts: [resultTexts.cancelledText(null)] }
    case 'expired':
      return { title: `${resultTexts.expired}${untouched}`, texts: [] }
    case 'refused':
      return { title: untouched ? resultTexts.refusedUntouched : resultTexts.refused, texts: [] }
  }
}

const asking: Words = { title: resultTexts.asking, texts: [resultTexts.askingText] }

const unknown = (until: string | null): Words => ({
  title: resultTexts.unknown,
  texts: [resultTexts.unknownText(until), resultTexts.unknownHelp],
})
