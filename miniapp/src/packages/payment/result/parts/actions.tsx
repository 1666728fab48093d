// What the payer may do in each case; where nobody knows yet what became of the money, nothing that pays.
import { View } from '@tarojs/components'
import { showFen } from '@yft/core/shared/show'
import type { ReactNode } from 'react'
import { Button } from '../../../../parts/button'
import { type PayWay, wechatPay } from '../../../../platform/pay'
import { resultTexts, wayNames } from '../../../../text/payment'
import type { Payment, Verdict } from '../verdict'
import styles from './actions.module.scss'

export interface ActionsProps {
  verdict: Verdict
  payment: Payment | null
  notice: string | null
  start(): void
  goOn(): unknown
  switchTo(way: PayWay): unknown
  stop(): unknown
  again(): unknown
}

export const Actions = (props: ActionsProps) => {
  const { verdict, payment } = props
  if (!payment) return verdict === 'unknown' ? <Row>{refresh(props)}</Row> : null
  switch (verdict) {
    case 'asking':
    case 'paid':
      return null
    case 'unknown':
    case 'held':
      return <Row>{refresh(props)}</Row>
    case 'code':
      return (
        <>
          <Others {...props} payment={payment} />
          <Row>{giveUp(props)}</Row>
        </>
      )
    case 'unpaid':
    case 'open':
      return (
        <>
          <GoOn {...props} payment={payment} />
          <Others {...props} payment={payment} />
          <Row>{giveUp(props)}</Row>
        </>
      )
    case 'cancelled':
    case 'refused':
      return (
        <>
          <GoOn {...props} payment={payment} />
          <Others {...props} payment={payment} />
        </>
      )
    case 'expired':
      return (
        <Row>
          <Button id="result-again" kind="main" text={resultTexts.again} onTap={props.again} />
        </Row>
      )
  }
}

type Known = ActionsProps & { payment: Payment }

/** The same payment again, in its own way. */
const GoOn = ({ payment, goOn }: Known) =>
  waysHere().includes(payment.way) ? (
    <Row>
      <Button id="result-go-on" kind="main" text={resultTexts.goOn(showFen(payment.amountFen))} onTap={() => goOn()} />
    </Row>
  ) : null

const Others = ({ payment, switchTo }: Known) => (
  <>
    {waysHere()
      .filter((way) => way !== payment.way)
      .map((way) => (
        <Row key={way}>
          <Button
            id={`result-switch-${way}`}
            kind="plain"
            text={resultTexts.switchTo(`${wayNames[way]} ${showFen(payment.amountFen)}`)}
            onTap={() => switchTo(way)}
          />
        </Row>
      ))}
  </>
)

const waysHere = (): readonly PayWay[] => wechatPay?.ways() ?? []

const refresh = ({ start }: ActionsProps) => <Button id="result-refresh" kind="main" text={resultTexts.refresh} onTap={start} />

const giveUp = ({ stop }: ActionsProps) => <Button id="result-stop" kind="text" text={resultTexts.stop} onTap={stop} />

const Row = ({ children }: { children: ReactNode }) => <View className={styles.row}>{children}</View>
