// The values of readings, register by register; a single missing rate may be what the others leave of the total.
import type { RegisterName } from '../contract/basis'
import { Decimal, decimal } from '../shared/decimal'
import { type Findings, hold, tell } from './finding'
import { type Amounts, type Installation, isRate, type MeterReading, registersOf } from './installation'
import type { Policy } from './policy'

/** Of each reading that a period rests on, what it was read on and what it says. */
export type ReadValues = Map<MeterReading, { installation: Installation; values: Amounts }>

/** What the reading says, in the registers' own unit. */
export const readingValues = (installation: Installation, reading: MeterReading): Amounts => {
  const values: Amounts = {}
  for (const register of registersOf(installation)) {
    const value = readingValue(reading, register)
    if (value !== null) values[register] = value
  }
  return values
}

/** Null: the reading has no value of this register. */
export const readingValue = (reading: MeterReading, register: RegisterName): Decimal | null => {
  const value = reading.values[register]
  if (value === undefined) return null
  return reading.inLitres ? decimal(value).div(1000) : decimal(value)
}

/** Fills in what may be derived and holds what is missing. */
export const completeValues = (read: ReadValues, policy: Policy, findings: Findings): void => {
  for (const [reading, { installation, values }] of read) complete(installation, reading, values, policy, findings)
}

export const complete = (
  installation: Installation,
  { onDay }: MeterReading,
  values: Amounts,
  policy: Policy,
  findings: Findings,
): void => {
  const missing = registersOf(installation).filter((register) => !values[register])
  const [only] = missing
  if (only === undefined) return
  if (policy.deriveMissing && missing.length === 1 && isRate(only) && values.total) {
    values[only] = values.total.minus(sumRates(values))
    tell(findings, { code: 'derived', register: only, onDay })
  } else for (const register of missing) hold(findings, { code: 'register-missing', register, onDay })
}

export const sumRates = (values: Amounts): Decimal =>
  Object.entries(values).reduce<Decimal>((sum, [register, value]) => (register === 'total' ? sum : sum.plus(value)), new Decimal(0))
