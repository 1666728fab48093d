// The button that pays, with channel and amount on it, and what stands in its way: a changed amount, somebody else's payment, no answer.
import Taro from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import type { Fen } from '@yft/core/shared/fen'
import { showFen } from '@yft/core/shared/show'
import { useState } from 'react'
import type { Failure } from '../../../../api/client'
import { resultAddress } from '../../../../api/to-cashier'
import { openOf } from '../../../../pages/bills/choice'
import { Button } from '../../../../parts/button'
import { Notice } from '../../../../parts/notice'
import type { WechatPay } from '../../../../platform/pay'
import { begunPayment } from '../../../../state/payments'
import { showUntil } from '../../../../text/moments'
import { cashierTexts, payTexts } from '../../../../text/payment'
import { handOver } from '../../handed-over'
import { CopyRow } from '../../parts/copy-row'
import { begin } from '../begin'
import { itemsOf } from '../use-chosen'
import { ChangedSheet } from './changed-sheet'

type Bills = Reply<'listBills'>['bills']

export interface PayProps {
  wallet: WechatPay
  projectId: string
  bills: Bills
  /** The bills are to be asked anew. */
  onChanged(): void
}

export const Pay = ({ wallet, projectId, bills, onChanged }: PayProps) => {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [changed, setChanged] = useState<Bills | null>(null)
  const pay = async (asked: Bills) => {
    setFailure(null)
    const answer = await beginBest(wallet, projectId, asked)
    if (answer.ok) {
      handOver(answer.reply)
      return Taro.redirectTo({ url: resultAddress(answer.reply.payment) })
    }
    if (answer.kind === 'refused' && answer.code === 'amount-changed') return setChanged(withOpen(asked, answer.detail ?? {}))
    setChanged(null)
    setFailure(answer)
    if (answer.kind === 'refused' && answer.code === 'already-settled') onChanged()
  }
  const begun = wallet.ways().flatMap((way) => begunPayment({ projectId, way, items: itemsOf(bills) }) ?? [])[0]
  const leave = () => {
    setChanged(null)
    onChanged()
  }
  return (
    <>
      {failure && <Obstacle failure={failure} projectId={projectId} />}
      {begun && <CopyRow id="cashier-number" label={payTexts.number} text={begun} />}
      <Button id="cashier-pay" kind="main" text={cashierTexts.pay(showFen(openOf(bills)))} onTap={() => pay(bills)} />
      <ChangedSheet before={bills} now={changed} onPay={pay} onClose={leave} />
    </>
  )
}

/** WeChat's browser can open the wallet only where the park's official account knows the payer; a code can always be scanned. */
const beginBest = async (wallet: WechatPay, projectId: string, bills: Bills) => {
  const items = itemsOf(bills)
  const [best, next] = wallet.ways()
  const answer = await begin({ projectId, way: best, items }, wallet)
  return next && !answer.ok && answer.kind === 'refused' && WALLET_SHUT.has(answer.code)
    ? begin({ projectId, way: next, items }, wallet)
    : answer
}

const WALLET_SHUT: ReadonlySet<string> = new Set(['way-unavailable', 'wallet-unknown'])

const withOpen = (bills: Bills, detail: Readonly<Record<string, string | number>>): Bills =>
  bills.map((bill) => ({
    ...bill,
    owing: bill.owing
      .map((one) => ({ ...one, openFen: (detail[one.receivableId] ?? one.openFen) as Fen }))
      .filter(({ openFen }) => openFen > 0),
  }))

const Obstacle = ({ failure, projectId }: { failure: Failure; projectId: string }) => {
  if (failure.kind === 'unsure') return <Notice id="cashier-unsure" tone="warn" text={cashierTexts.unsure} />
  const { code, message, detail } = failure
  if (code !== 'held' || typeof detail?.paymentId !== 'string') return <Notice id="cashier-refused" tone="bad" text={message} />
  const { paymentId, until } = detail
  return (
    <Notice
      id="cashier-held"
      tone="warn"
      text={cashierTexts.held(showUntil(String(until)))}
      action={{ text: payTexts.progress, onTap: () => void Taro.navigateTo({ url: resultAddress({ projectId, paymentId }) }) }}
    />
  )
}
