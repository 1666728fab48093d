// After an eye's rounding the next period starts from the higher value before it, so that nothing is billed twice.
import type { RegisterName } from '../contract/basis'
import { bestOfDay } from './best-of-day'
import { type Findings, tell } from './finding'
import { type Amounts, type Installation, type MeterReading, registersOf } from './installation'
import { isReal, knownReadings } from './known-readings'
import { readByEye } from './movement'
import type { Policy } from './policy'
import { readingValues } from './read-values'
import { moveOf, type Row, type Rows } from './row'

export const keepBase = (installation: Installation, row: Row, policy: Policy, findings: Findings): Row => {
  if (!readByEye(row.source) || Number(policy.manualSlack) === 0) return row
  const real = knownReadings(installation).filter(isReal)
  const base = baseAt(installation, row, real, policy)
  tellKept({ from: base, to: row }, findings)
  return base
}

/** Of each register that goes on from another value than the one read. */
export const tellKept = ({ from, to }: Rows, findings: Findings): void => {
  for (const [name, value] of Object.entries(to.values)) {
    const register = name as RegisterName
    if (from.values[register]?.equals(value) === false) tell(findings, { code: 'base-kept', register, onDay: to.onDay })
  }
}

/** Of several readings by eye in a row each may have kept the base before it. Days of billed periods are no longer held for a conflict. */
const baseAt = (installation: Installation, row: Row, real: readonly MeterReading[], policy: Policy): Row => {
  const last = readByEye(row.source) ? real.filter((reading) => reading.onDay < row.onDay).at(-1) : undefined
  if (!last) return row
  const before = bestOfDay(real, last.onDay, { told: [], held: false }) ?? last
  const from = baseAt(installation, rowOf(installation, before), real, policy)
  const values: Amounts = { ...row.values }
  for (const register of registersOf(installation)) {
    if (!row.values[register] || !from.values[register]) continue
    const rounded = moveOf(installation, register, { from, to: row }, policy).kind === 'rounded'
    if (rounded) values[register] = from.values[register]
  }
  return { ...row, values }
}

const rowOf = (installation: Installation, reading: MeterReading): Row => ({
  onDay: reading.onDay,
  source: reading.source,
  values: readingValues(installation, reading),
})
