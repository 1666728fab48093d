// From readings to usage with the checks in between, in stages: a stage that holds is the last one told, and then nothing is used.
import type { RegisterName } from '../contract/basis'
import type { Day } from '../shared/day'
import type { Decimal } from '../shared/decimal'
import type { BilledPeriod } from './billed-period'
import { chainsOf } from './chains'
import { checkReadings } from './check-readings'
import { checkSums } from './check-sums'
import { checkUse } from './check-use'
import { type Chain, type Cut, isEstimate, readingsBehind } from './cut'
import { cutRow } from './cut-row'
import { type Finding, type Findings, tell } from './finding'
import { type Amounts, hasRates, type Installation, registersOf } from './installation'
import { keepBase } from './keep-base'
import type { Policy } from './policy'
import { completeValues, type ReadValues, readingValues } from './read-values'
import type { Row } from './row'
import { splitStretch } from './split-stretch'
import { quantityOf, type Stretch, stretchBetween } from './stretch'
import { type Correction, type ToTrueUp, trueUp } from './true-up'

export interface ToMeasure {
  /** Those of one place, oldest first, never two at once. */
  installations: readonly Installation[]
  /** [from, to): the boundaries at 00:00 of these days. */
  from: Day
  to: Day
  /** Days on which a price changes: usage is told up to and from each. */
  splitOn: readonly Day[]
  /** Days on which a reading, should there be one, is shown in the explanation. */
  cutOn: readonly Day[]
  /** What was billed before, oldest first. */
  history: readonly BilledPeriod[]
  occupied: boolean
}

export type Measured = { status: 'hold'; findings: Finding[] } | Billable

export interface Billable {
  status: 'billable' | 'estimated'
  findings: Finding[]
  use: Amounts
  /** Of each part of the period between price days. */
  parts: { from: Day; to: Day; use: Amounts }[]
  stretches: Stretch[]
  /** The readings that stand in for missing ones, to be kept as readings. */
  estimates: Row[]
  /** What periods billed by estimates would have been. */
  corrections: Correction[]
}

export const measure = (of: ToMeasure, policy: Policy): Measured => {
  const findings: Findings = { told: [], held: false }
  const chains = chainsOf(of, policy, findings)
  if (findings.held) return held(findings)
  const read = valuesOf(chains)
  checkReadings(read, policy, findings)
  if (findings.held) return held(findings)
  completeValues(read, policy, findings)
  if (findings.held) return held(findings)
  const moved = moveAlong(chains, read, of, policy, findings)
  if (findings.held) return held(findings)
  checkSums(moved.stretches, policy, findings)
  if (findings.held) return held(findings)
  const use = sumOf(moved.stretches)
  if (moved.truedUp) tellCredit(use, findings)
  else if (moved.estimates.length === 0) checkUse(use, { ...of, confirmed: isConfirmed(chains) }, policy, findings)
  if (findings.held) return held(findings)
  const { stretches, estimates, corrections } = moved
  const status = estimates.length > 0 ? 'estimated' : 'billable'
  return { status, findings: findings.told, use, parts: partsOf(of, stretches), stretches, estimates, corrections }
}

const held = (findings: Findings): Measured => ({ status: 'hold', findings: findings.told })

const valuesOf = (chains: readonly Chain[]): ReadValues => {
  const read: ReadValues = new Map()
  for (const { installation, cuts } of chains) {
    for (const cut of cuts) {
      for (const reading of readingsBehind(cut)) {
        if (!read.has(reading)) read.set(reading, { installation, values: readingValues(installation, reading) })
      }
    }
  }
  return read
}

interface Moved {
  stretches: Stretch[]
  estimates: Row[]
  corrections: Correction[]
  truedUp: boolean
}

const moveAlong = (chains: readonly Chain[], read: ReadValues, of: ToMeasure, policy: Policy, findings: Findings): Moved => {
  const moved: Moved = { stretches: [], estimates: [], corrections: [], truedUp: false }
  for (const { installation, cuts } of chains) {
    let from: Row | null = null
    for (const [index, cut] of cuts.entries()) {
      const to = cutRow(installation, cut, read, policy, findings)
      if (findings.held) return moved
      const before = cuts[index - 1]
      if (from === null || !before) {
        from = keepBase(installation, to, policy, findings)
        continue
      }
      const stretch = stretchTo({ installation, rows: { from, to }, history: of.history }, { before, cut }, moved, policy, findings)
      if (stretch) moved.stretches.push(...splitStretch(stretch, of.splitOn, findings))
      if (index === cuts.length - 1 && isEstimate(cut)) moved.estimates.push(to)
      from = stretch?.to ?? to
    }
  }
  return moved
}

const stretchTo = (
  of: ToTrueUp,
  { before, cut }: { before: Cut; cut: Cut },
  moved: Moved,
  policy: Policy,
  findings: Findings,
): Stretch | null => {
  if (policy.trueUp === 'none' || !isEstimate(before) || isEstimate(cut)) return stretchBetween(of.installation, of.rows, policy, findings)
  moved.truedUp = true
  const { stretch, corrections } = trueUp(of, policy, findings)
  moved.corrections.push(...corrections)
  return stretch
}

/** What only a total register counted is 平 beside a device with rates; where that is not so the chains are held before. */
const sumOf = (stretches: readonly Stretch[]): Amounts => {
  const use: Amounts = {}
  const rated = stretches.some((stretch) => hasRates(stretch.installation))
  const add = (register: RegisterName, quantity: Decimal): void => {
    use[register] = use[register]?.plus(quantity) ?? quantity
  }
  for (const stretch of stretches) {
    for (const register of registersOf(stretch.installation)) add(register, quantityOf(stretch, register))
    if (rated && !hasRates(stretch.installation)) add('flat', quantityOf(stretch, 'total'))
  }
  return use
}

const partsOf = (of: ToMeasure, stretches: readonly Stretch[]): Billable['parts'] => {
  const days = [of.from, ...of.splitOn, of.to]
  return of.splitOn.length === 0
    ? []
    : days.slice(1).map((to, index) => {
        const from = days[index] ?? of.from
        const own = stretches.filter(({ from: { onDay } }) => (index === 0 || from <= onDay) && (to === of.to || onDay < to))
        return { from, to, use: sumOf(own) }
      })
}

/** What an estimate was too high by comes back. */
const tellCredit = (use: Amounts, findings: Findings): void => {
  if (Object.values(use).some((amount) => amount.isNegative() && !amount.isZero())) tell(findings, { code: 'credit' })
}

/** By a reading later than the one with which the period opens. */
const isConfirmed = (chains: readonly Chain[]): boolean =>
  chains.some(({ cuts }) => cuts.slice(1).some((cut) => readingsBehind(cut).some((reading) => reading.confirmed === true)))
