// From one cut of a device to the next: what each register moved, at one multiplier.
import type { RegisterName } from '../contract/basis'
import { Decimal } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { type Findings, hold, tell } from './finding'
import { type Amounts, type Installation, multiplierOn, registersOf } from './installation'
import type { Policy } from './policy'
import { moveOf, type Row, type Rows, readingIn, valueIn } from './row'

export interface Stretch extends Rows {
  installation: Installation
  multiplier: DecimalText
  /** Where the movement counts from: `from`, or the last real reading before estimates that are trued up. */
  since: Row
  moved: Amounts
  /** What the estimates up to `from` have moved already; billed before, so taken off. */
  alreadyMoved: Amounts | null
  /** What total and rates differ by, put on 平. */
  residual: Decimal | null
}

/** Null between two equal rows of one day. */
export const stretchBetween = (installation: Installation, rows: Rows, policy: Policy, findings: Findings): Stretch | null => {
  const moved: Amounts = {}
  const kept: Amounts = {}
  for (const register of registersOf(installation)) {
    moved[register] = movedIn(installation, register, rows, policy, findings, kept)
  }
  if (rows.from.onDay === rows.to.onDay && Object.values(moved).every((by) => by.isZero())) return null
  const to = Object.keys(kept).length === 0 ? rows.to : { ...rows.to, values: { ...rows.to.values, ...kept } }
  const multiplier = multiplierOn(installation, rows.from.onDay)
  return { installation, from: rows.from, to, multiplier, since: rows.from, moved, alreadyMoved: null, residual: null }
}

/** What a register moved, with what is to be told of it; `kept` takes the value from which the next stretch starts after a rounding. */
export const movedIn = (
  installation: Installation,
  register: RegisterName,
  rows: Rows,
  policy: Policy,
  findings: Findings,
  kept: Amounts,
): Decimal => {
  const { from, to } = rows
  const move = moveOf(installation, register, rows, policy)
  if (move.kind === 'forward') {
    if (move.range) tell(findings, { code: 'rollover', register, onDay: to.onDay })
    return move.by
  }
  if (move.kind === 'decreased')
    hold(findings, { code: 'decreased', register, from: readingIn(from, register), to: readingIn(to, register) })
  else {
    tell(findings, { code: 'manual-rounding', register, onDay: to.onDay })
    kept[register] = valueIn(from, register)
  }
  return new Decimal(0)
}

/** What a register used in the stretch, before the multiplier. */
export const netMoved = (stretch: Stretch, register: RegisterName): Decimal => {
  const moved = stretch.moved[register] ?? new Decimal(0)
  const owed = stretch.alreadyMoved?.[register]
  const net = owed ? moved.minus(owed) : moved
  return register === 'flat' && stretch.residual ? net.plus(stretch.residual) : net
}

export const quantityOf = (stretch: Stretch, register: RegisterName): Decimal => netMoved(stretch, register).times(stretch.multiplier)
