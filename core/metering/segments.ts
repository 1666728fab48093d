// How a stretch of usage is explained on a line, and counted again from that explanation alone.
import type { RegisterName, UsageSegment } from '../contract/basis'
import { type Decimal, decimal, plain } from '../shared/decimal'
import type { Reading } from './point'
import { dialOf, type Row, valueIn } from './row'
import { netMoved, type Stretch } from './stretch'

/** As it is explained: with all the places that the dial shows, `345536.00`. */
export const usageSegment = (stretch: Stretch, register: RegisterName): UsageSegment => {
  const { installation, from, to, multiplier } = stretch
  const { decimals } = dialOf(installation, register)
  const net = netMoved(stretch, register)
  const rolledOver = net.minus(valueIn(to, register).minus(valueIn(from, register)))
  return {
    meterNo: installation.meterNo,
    start: onDial(from, register, decimals),
    end: onDial(to, register, decimals),
    ...(!rolledOver.isZero() && { rolledOver: plain(rolledOver) }),
    multiplier,
    quantity: plain(net.times(multiplier)),
  }
}

const onDial = (row: Row, register: RegisterName, decimals: number): Reading => ({
  onDay: row.onDay,
  value: plain(valueIn(row, register), decimals),
  source: row.source,
})

/** (end − start [+ what the dial holds]) × multiplier, exact. */
export const segmentQuantity = (of: Omit<UsageSegment, 'quantity'>): Decimal =>
  decimal(of.end.value)
    .minus(of.start.value)
    .plus(of.rolledOver ?? 0)
    .times(of.multiplier)
