// Each reading by itself: what its dial can show, how far its clock was off, whether the photo that its source needs is there.
import { type Findings, hold, tell } from './finding'
import { type Amounts, hasRates, type Installation, type MeterReading, registersOf } from './installation'
import { isReal } from './known-readings'
import { rangeOf } from './movement'
import type { Policy } from './policy'
import type { ReadValues } from './read-values'

export const checkReadings = (read: ReadValues, policy: Policy, findings: Findings): void => {
  for (const [reading, { installation, values }] of read) {
    if (!isReal(reading)) continue
    checkValues(installation, reading, values, findings)
    checkEvidence(installation, reading, policy, findings)
  }
}

/** Litres may have more places than the register shows. */
const checkValues = (installation: Installation, { onDay, inLitres }: MeterReading, values: Amounts, findings: Findings): void => {
  for (const register of registersOf(installation)) {
    const dial = installation.dials[register]
    const value = values[register]
    if (!dial || !value) continue
    if (value.isNegative() && !value.isZero()) hold(findings, { code: 'negative-reading', register, onDay })
    const tooFine = !inLitres && value.decimalPlaces() > dial.decimals
    if (tooFine || value.gte(rangeOf(dial.wholeDigits))) hold(findings, { code: 'impossible-reading', register, onDay })
  }
}

/** A clock that is far off moves use between the rates, never in the total. */
const checkEvidence = (
  installation: Installation,
  reading: MeterReading,
  { clock, photoRequiredFor }: Policy,
  findings: Findings,
): void => {
  const { onDay, source, hasPhoto } = reading
  const offsetS = Math.abs(reading.clockOffsetS ?? 0)
  if (offsetS > clock.tellS) tell(findings, { code: 'clock-drift', onDay })
  if (offsetS > clock.holdS && hasRates(installation)) hold(findings, { code: 'clock-drift', onDay })
  if (photoRequiredFor.includes(source) && !hasPhoto) hold(findings, { code: 'photo-missing', onDay })
}
