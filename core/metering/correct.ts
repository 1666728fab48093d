// A mistake found after billing, worked out again: what each billed period would have been, less what it was.
import type { RegisterName } from '../contract/basis'
import { type Day, later } from '../shared/day'
import { Decimal } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import type { Finding } from './finding'
import type { Amounts, Installation, MeterReading, Values } from './installation'
import { type Billable, measure } from './measure'
import type { Policy } from './policy'
import type { Correction } from './true-up'

export type Mistake =
  /** A reading was taken down wrong; registers that are not named stay as they were. */
  | { kind: 'reading'; meterNo: string; onDay: Day; values: Values }
  /** The multiplier in force from a day on was another one. */
  | { kind: 'multiplier'; meterNo: string; fromDay: Day; value: DecimalText }

export type Corrected = { status: 'correction'; findings: Finding[]; corrections: Correction[] } | { status: 'hold'; findings: Finding[] }

/** `boundaries`: the ends of the billed periods, oldest first. */
export const correct = (
  of: { installations: readonly Installation[]; boundaries: readonly Day[] },
  mistake: Mistake,
  policy: Policy,
): Corrected => {
  const installations = of.installations.map((installation) =>
    installation.meterNo === mistake.meterNo ? righted(installation, mistake) : installation,
  )
  const findings: Finding[] = []
  const corrections: Correction[] = []
  for (const [index, to] of of.boundaries.slice(1).entries()) {
    const period = { from: of.boundaries[index] ?? to, to, splitOn: [], cutOn: [], history: [], occupied: true }
    const was = measure({ installations: of.installations, ...period }, policy)
    const is = measure({ installations, ...period }, policy)
    if (is.status === 'hold') return is
    if (was.status === 'hold') return was
    const delta = difference(is, was)
    if (Object.values(delta).every((by) => by.isZero())) continue
    findings.push(...is.findings)
    corrections.push({ from: period.from, to, delta })
  }
  return { status: 'correction', findings, corrections }
}

const righted = (installation: Installation, mistake: Mistake): Installation => {
  if (mistake.kind === 'multiplier') return { ...installation, multipliers: multipliersSince(installation, mistake) }
  const { onDay, values } = mistake
  const { readings, from, to, start, end } = installation
  if (readings.some((reading) => reading.onDay === onDay)) {
    const right = (reading: MeterReading) => (reading.onDay === onDay ? { ...reading, values: { ...reading.values, ...values } } : reading)
    return { ...installation, readings: readings.map(right) }
  }
  if (onDay === from) return { ...installation, start: { ...start, ...values } }
  if (onDay === to) return { ...installation, end: { ...end, ...values } }
  return installation
}

const multipliersSince = ({ multipliers, from }: Installation, { fromDay, value }: { fromDay: Day; value: DecimalText }) => [
  ...multipliers.filter((version) => version.fromDay < fromDay),
  { fromDay: later(from, fromDay), value },
]

const difference = (is: Billable, was: Billable): Amounts => {
  const delta: Amounts = {}
  for (const register of Object.keys({ ...was.use, ...is.use }) as RegisterName[]) {
    delta[register] = (is.use[register] ?? new Decimal(0)).minus(was.use[register] ?? 0)
  }
  return delta
}
