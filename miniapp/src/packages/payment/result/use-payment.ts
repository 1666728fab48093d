// One payment at work: the looks at the server, the wallet that was opened, the code to scan, and what the payer may do next.
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call, type Failure } from '../../../api/client'
import { cashierAddress } from '../../../api/to-cashier'
import { type PayWay, wechatPay } from '../../../platform/pay'
import { forgetPayment } from '../../../state/payments'
import { failureText } from '../../../text/failure'
import { resultTexts } from '../../../text/payment'
import { type HandedOver, takeHandedOver } from '../handed-over'
import { useLooks } from './use-looks'
import { isFinal, type Payment, type Seen, verdictOf } from './verdict'

export const usePayment = (projectId: string, paymentId: string) => {
  const [begun] = useState(() => takeHandedOver(paymentId))
  const looks = useLooks({ projectId, paymentId }, begun?.payment ?? null)
  const [wallet, setWallet] = useState<Seen['wallet']>(null)
  const [codeUrl, setCodeUrl] = useState<string | null>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const { payment, startAnew, put } = looks

  const play = async (ticket: HandedOver['ticket']) => {
    setCodeUrl(ticket?.kind === 'native' ? ticket.codeUrl : null)
    if (ticket?.kind !== 'jsapi' || !wechatPay) return startAnew()
    setWallet('open')
    setWallet(await wechatPay.open(ticket.params))
    startAnew()
  }

  const goOn = async (way?: PayWay) => {
    setNotice(null)
    const answer = await call('continuePayment', { projectId, paymentId, way })
    if (!answer.ok) return refuse(answer)
    put(answer.reply.payment)
    setWallet(null)
    void play(answer.reply.ticket)
  }

  /** Another way needs another number at the provider, and the old one must be dead before: only the provider can say so. */
  const switchTo = async (way: PayWay) => {
    setNotice(null)
    const answer = await call('cancelPayment', { projectId, paymentId })
    if (!answer.ok) return refuse(answer)
    put(answer.reply)
    if (answer.reply.state === 'cancelled' || answer.reply.state === 'refused') return goOn(way)
    if (!isFinal(answer.reply)) setNotice(resultTexts.switchUnsure)
    looks.start()
  }

  const stop = async () => {
    setNotice(null)
    const answer = await call('cancelPayment', { projectId, paymentId })
    if (!answer.ok) return refuse(answer)
    setCodeUrl(null)
    put(answer.reply)
    startAnew()
  }

  const refuse = (failure: Failure) => {
    setNotice(failure.kind === 'refused' && failure.code === 'attempt-alive' ? resultTexts.switchUnsure : failureText(failure))
    looks.start()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a ticket that was handed over is played once, on arrival
  useEffect(() => {
    if (begun) void play(begun.ticket)
  }, [])
  const ended = payment !== null && isFinal(payment)
  useEffect(() => {
    if (ended) forgetPayment(paymentId)
  }, [ended, paymentId])

  const verdict = verdictOf({ ...looks, wallet, code: codeUrl !== null })
  return { ...looks, verdict, codeUrl, notice, atOnce: begun !== null, goOn, switchTo, stop, again: () => payAgain(payment, setNotice) }
}

/** Another payment for what is still open of the same bills, at what it costs now. */
const payAgain = (payment: Payment | null, setNotice: (text: string) => void): unknown => {
  const open = payment?.bills.filter(({ openFen }) => openFen > 0) ?? []
  if (!payment || open.length === 0) return setNotice(resultTexts.allSettled)
  const billIds = open.map(({ billId }) => billId)
  return Taro.redirectTo({ url: cashierAddress(payment.projectId, billIds) })
}
