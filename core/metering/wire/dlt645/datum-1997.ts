// What stands behind a data identifier of DL/T 645-1997, as far as a bill or a check needs it.
import { type Datum, digitsField, numberField } from './field'

/** 90 is now, 94 the last month; 1 forward and 2 reverse active; 0 total, 1 to E the rates, F the block. */
export const datum1997 = (identifier: string): Datum | null =>
  /^9[04][12][0-9A-F]$/.test(identifier) ? { fields: energy, block: identifier.endsWith('F') } : (others[identifier] ?? null)

const energy = [numberField(4, 2)]
const voltage: Datum = { fields: [numberField(2, 0)], block: false }

const others: Readonly<Record<string, Datum>> = {
  B611: voltage,
  B612: voltage,
  B613: voltage,
  C010: { fields: [digitsField(4)], block: false },
  C011: { fields: [digitsField(3)], block: false },
}
