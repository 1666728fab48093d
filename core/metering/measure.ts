// From readings to usage with the checks in between, in stages: a stage that holds is the last one told, and then nothing is used.
import { chainsOf, type ToCut } from './chains'
import { checkReadings } from './check-readings'
import { checkSums } from './check-sums'
import { checkUse } from './check-use'
import { type Chain, readingsBehind } from './cut'
import { type Finding, type Findings, tell } from './finding'
import type { Amounts } from './installation'
import { type Moved, moveAlong } from './move-along'
import type { Policy } from './policy'
import { completeValues, type ReadValues, readingValues } from './read-values'
import { type Part, partsOf, sumUse } from './sum-use'

export interface ToMeasure extends ToCut {
  occupied: boolean
}

export type Measured = { status: 'hold'; findings: Finding[] } | Billable

export interface Billable extends Omit<Moved, 'truedUp'> {
  status: 'billable' | 'estimated'
  findings: Finding[]
  use: Amounts
  parts: Part[]
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
  const { stretches, estimates, corrections, truedUp } = moveAlong(chains, read, of, policy, findings)
  if (findings.held) return held(findings)
  checkSums(stretches, policy, findings)
  if (findings.held) return held(findings)
  const use = sumUse(stretches)
  const status = estimates.length > 0 ? 'estimated' : 'billable'
  if (truedUp) tellCredit(use, findings)
  else if (status === 'billable') checkUse(use, of, isConfirmed(chains) ? toldOnly(policy) : policy, findings)
  if (findings.held) return held(findings)
  return { status, findings: findings.told, use, parts: partsOf(of, stretches, use), stretches, estimates, corrections }
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

/** What an estimate was too high by comes back. */
const tellCredit = (use: Amounts, findings: Findings): void => {
  if (Object.values(use).some((amount) => amount.isNegative() && !amount.isZero())) tell(findings, { code: 'credit' })
}

/** A person stands by a reading later than the one with which the period opens. */
const isConfirmed = (chains: readonly Chain[]): boolean =>
  chains.some(({ cuts }) => cuts.slice(1).some((cut) => readingsBehind(cut).some((reading) => reading.confirmed === true)))

const toldOnly = (policy: Policy): Policy => ({ ...policy, holdOn: [] })
