// 违约金 of one debt up to a day: open principal × daily rate × days, then cap, minimum, waiver and what was charged before, each a line.
import { addDays, type Day } from '../shared/day'
import type { DecimalText } from '../shared/decimal-text'
import { type Fen, negateFen, subtractFen, sumFen, yuanText, zeroFen } from '../shared/fen'
import { type Outcome, ok } from '../shared/outcome'
import { exact, ratio, ratioText, roundFen, timesRatio } from '../tariff/exact'
import type { RuleLine } from '../tariff/rule-line'
import { type DailyRates, type OpenPrincipal, type OverdueRun, overdueRuns } from './late-fee-days'
import { dueAfterHolidays, type WorkingDays } from './late-fee-due'

export interface LateFeeTerms {
  /** Calendar days after the due day in which nothing is charged; afterwards from the due day on (retro) or only from their end (shift). */
  grace: { days: number; mode: 'retro' | 'shift' } | null
  workingDays: WorkingDays | null
  daily: DailyRates
  payDayCounts: boolean
  /** In parts of the original principal, whatever was paid since. */
  capOfPrincipal: DecimalText | null
  minimumFen: Fen | null
}

export interface Debt extends Omit<OpenPrincipal, 'payDayCounts'> {
  dueOn: Day
  waiver: { share: DecimalText } | { amountFen: Fen } | null
  alreadyChargedFen: Fen
}

export type LateFeeWhy = { by: 'overdue'; dueOn: Day } | { by: 'cap' | 'minimum' | 'waiver' | 'already-charged' }

export const lateFeeLines = (debt: Debt, terms: LateFeeTerms, asOf: Day): Outcome<RuleLine<LateFeeWhy>[], 'no-rate'> => {
  const dueOn = dueAfterHolidays(debt.dueOn, terms.workingDays)
  const graceEnd = addDays(dueOn, terms.grace?.days ?? 0)
  if (terms.grace && asOf <= graceEnd) return ok([])
  const from = addDays(terms.grace?.mode === 'shift' ? graceEnd : dueOn, 1)
  const to = terms.payDayCounts ? asOf : addDays(asOf, -1)
  const runs = overdueRuns({ from, to }, { ...debt, payDayCounts: terms.payDayCounts }, terms.daily)
  if (!runs.ok) return runs
  const lines: RuleLine<LateFeeWhy>[] = runs.value.map((run) => runLine(run, dueOn))
  for (const [by, next] of corrections(debt, terms)) {
    const amountFen = next(sumFen(lines.map((line) => line.amountFen)))
    if (amountFen !== 0) lines.push({ code: by === 'already-charged' ? 'already_charged' : by, amountFen, why: { by } })
  }
  return ok(lines)
}

const runLine = ({ span, days, baseFen, rate }: OverdueRun, dueOn: Day): RuleLine<LateFeeWhy> => ({
  code: 'late_fee',
  quantity: String(days),
  unitPrice: ratioText(rate),
  span,
  baseFen,
  amountFen: roundFen(timesRatio(ratio(yuanText(baseFen)), rate, ratio(days))),
  why: { by: 'overdue', dueOn },
})

type Correction = 'cap' | 'minimum' | 'waiver' | 'already-charged'

/** In this order: each one sees the fee as the ones before have left it. */
const corrections = (debt: Debt, terms: LateFeeTerms): [Correction, (feeFen: Fen) => Fen][] => [
  [
    'cap',
    (feeFen) =>
      terms.capOfPrincipal === null ? zeroFen : lower(zeroFen, subtractFen(partOf(debt.principalFen, terms.capOfPrincipal), feeFen)),
  ],
  ['minimum', (feeFen) => (terms.minimumFen === null || feeFen <= 0 ? zeroFen : higher(zeroFen, subtractFen(terms.minimumFen, feeFen)))],
  ['waiver', (feeFen) => negateFen(waived(debt.waiver, feeFen))],
  ['already-charged', () => negateFen(debt.alreadyChargedFen)],
]

/** A waiver never turns a fee into a credit. */
const waived = (waiver: Debt['waiver'], feeFen: Fen): Fen => {
  if (waiver === null) return zeroFen
  if ('share' in waiver) return partOf(feeFen, waiver.share)
  return lower(waiver.amountFen, feeFen)
}

const partOf = (amountFen: Fen, part: DecimalText): Fen => roundFen(ratio(exact(amountFen).times(part).div(100)))

const lower = (one: Fen, other: Fen): Fen => (one < other ? one : other)

const higher = (one: Fen, other: Fen): Fen => (one > other ? one : other)
