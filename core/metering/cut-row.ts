// What stands on the dials at a cut: as read, drawn on a line between two readings, or so much a day after the last one.
import type { RegisterName } from '../contract/basis'
import { type Day, daysBetween } from '../shared/day'
import { Decimal, decimal, halfUp } from '../shared/decimal'
import type { Cut } from './cut'
import { type Findings, hold } from './finding'
import { type Amounts, hasRates, type Installation, type MeterReading, multiplierOn, registersOf } from './installation'
import { movedBy, shownAfter } from './line'
import type { Policy } from './policy'
import { type ReadValues, sumRates } from './read-values'
import { dialOf, moveOf, type Row, type Rows, readingIn, valueIn } from './row'

export const cutRow = (installation: Installation, cut: Cut, read: ReadValues, policy: Policy, findings: Findings): Row => {
  if (cut.way === 'read') return readRow(cut.reading, read)
  if (cut.way === 'line') {
    const ends = { from: readRow(cut.before, read), to: readRow(cut.after, read) }
    const moved = (register: RegisterName) => drawn(installation, register, ends, cut.onDay, policy, findings)
    return cut.as === 'estimated'
      ? estimatedRow(installation, ends.from, cut.onDay, moved)
      : advanced(installation, ends.from, cut.onDay, moved)
  }
  const last = readRow(cut.last, read)
  const days = daysBetween({ from: last.onDay, to: cut.onDay })
  const divisor = decimal(multiplierOn(installation, last.onDay)).times(cut.rate.days)
  return estimatedRow(installation, last, cut.onDay, (register) =>
    halfUp(
      decimal(cut.rate.use[register] ?? 0)
        .times(days)
        .div(divisor),
      dialOf(installation, register).decimals,
    ),
  )
}

/** A billed estimate drawn again, on the line between the two real readings around it. */
export const redrawnRow = (installation: Installation, ends: Rows, onDay: Day, policy: Policy, findings: Findings): Row =>
  estimatedRow(installation, ends.from, onDay, (register) => drawn(installation, register, ends, onDay, policy, findings))

const readRow = (reading: MeterReading, read: ReadValues): Row => ({
  onDay: reading.onDay,
  source: reading.source,
  values: read.get(reading)?.values ?? {},
})

/** Where the register went down from one end to the other there is no line. */
const drawn = (installation: Installation, register: RegisterName, ends: Rows, onDay: Day, policy: Policy, findings: Findings): Decimal => {
  const { from, to } = ends
  const moved = moveOf(installation, register, ends, policy)
  if (moved.kind === 'decreased')
    hold(findings, { code: 'decreased', register, from: readingIn(from, register), to: readingIn(to, register) })
  if (moved.kind !== 'forward') return new Decimal(0)
  const line = { from: from.onDay, to: to.onDay, start: valueIn(from, register), by: moved.by }
  return movedBy(line, onDay, dialOf(installation, register))
}

/** Of an estimate with rates the total is what it was and what the rates add. */
const estimatedRow = (installation: Installation, from: Row, onDay: Day, moved: (register: RegisterName) => Decimal): Row => {
  if (!hasRates(installation) || !installation.dials.total) return advanced(installation, from, onDay, moved)
  const added: Amounts = {}
  for (const register of registersOf(installation)) if (register !== 'total') added[register] = moved(register)
  added.total = sumRates(added)
  return advanced(installation, from, onDay, (register) => added[register] ?? new Decimal(0))
}

const advanced = (installation: Installation, from: Row, onDay: Day, moved: (register: RegisterName) => Decimal): Row => {
  const values: Amounts = {}
  for (const register of registersOf(installation)) {
    values[register] = shownAfter(valueIn(from, register), moved(register), dialOf(installation, register))
  }
  return { onDay, source: 'estimated', values }
}
