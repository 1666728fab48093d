// Several calculations on one statement: codes carry the part's label, and a part may be charged on the sum of earlier ones.
import { type Fen, sumFen } from '../../shared/fen'
import { type Outcome, ok } from '../../shared/outcome'
import type { RuleLine } from '../rule-line'

export interface BillPart<C extends string> {
  label: string
  /** Labels whose earlier lines make up the base of this part; null for a part that has none. */
  baseOf: readonly string[] | null
  /** Full codes `<label>.<code>` that stay out of the base, such as the funds of 力调. */
  except: readonly string[]
  lines: (baseFen: Fen | null) => Outcome<RuleLine[], C>
}

/** A part that cannot be billed refuses the whole statement. */
export const billOfParts = <C extends string>(parts: readonly BillPart<C>[]): Outcome<RuleLine[], C> => {
  const lines: (RuleLine & { label: string })[] = []
  for (const { label, baseOf, except, ...part } of parts) {
    const based = lines.filter((line) => baseOf?.includes(line.label) && !except.includes(line.code))
    const own = part.lines(baseOf ? sumFen(based.map((line) => line.amountFen)) : null)
    if (!own.ok) return own
    lines.push(...own.value.map((line) => ({ ...line, code: `${label}.${line.code}`, label })))
  }
  return ok(lines.map(({ label, ...line }) => line))
}
