// After an eye's rounding the next period starts from the higher value before it, so that nothing is billed twice.
import { type Findings, tell } from './finding'
import { type Amounts, type Installation, type MeterReading, registersOf } from './installation'
import { isReal, knownReadings } from './known-readings'
import { readByEye } from './movement'
import type { Policy } from './policy'
import { readingValues } from './read-values'
import { moveOf, type Row } from './row'

export const keepBase = (installation: Installation, row: Row, policy: Policy, findings: Findings): Row => {
  if (!readByEye(row.source) || Number(policy.manualSlack) === 0) return row
  const real = knownReadings(installation).filter(isReal)
  const base = baseAt(installation, row, real, policy)
  const values: Amounts = { ...row.values }
  for (const register of registersOf(installation)) {
    const kept = base.values[register]
    if (!kept || !values[register] || kept.equals(values[register])) continue
    values[register] = kept
    tell(findings, { code: 'base-kept', register, onDay: row.onDay })
  }
  return { ...row, values }
}

/** Of several readings by eye in a row each may have kept the base before it. */
const baseAt = (installation: Installation, row: Row, real: readonly MeterReading[], policy: Policy): Row => {
  const before = readByEye(row.source) ? real.filter((reading) => reading.onDay < row.onDay).at(-1) : undefined
  if (!before) return row
  const from = baseAt(installation, rowOf(installation, before), real, policy)
  const values: Amounts = {}
  for (const register of registersOf(installation)) {
    if (!row.values[register] || !from.values[register]) continue
    const rounded = moveOf(installation, register, { from, to: row }, policy).kind === 'rounded'
    values[register] = rounded ? from.values[register] : row.values[register]
  }
  return { ...row, values }
}

const rowOf = (installation: Installation, reading: MeterReading): Row => ({
  onDay: reading.onDay,
  source: reading.source,
  values: readingValues(installation, reading),
})
