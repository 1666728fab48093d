// What our rules make of a metering case, told in the neutral words that the case expects its answer in.
import { correct } from '../../../core/metering/correct'
import type { Finding } from '../../../core/metering/finding'
import type { Amounts } from '../../../core/metering/installation'
import { measure } from '../../../core/metering/measure'
import type { Correction } from '../../../core/metering/true-up'
import { plain } from '../../../core/shared/decimal'
import { inForm } from './case-form'
import { boundariesOf, installationsOf, mistakeOf, periodOf, policyOf } from './read-case'

type Figures = Record<string, string>

export interface Answer {
  status: string
  flags: string[]
  use?: Figures
  estimated_reading?: { at: string; values: Figures }
  parts?: { from: string; to: string; use: Figures }[]
  corrections?: { from: string; to: string; delta: Figures }[]
}

export const answerCase = (given: unknown): Answer => {
  const input = inForm(given)
  const policy = policyOf(input.policy ?? {})
  const mistake = mistakeOf(input)
  if (mistake) {
    const corrected = correct({ installations: installationsOf(input), boundaries: boundariesOf(input) }, mistake, policy)
    const answer = { status: corrected.status, flags: flagsOf(corrected.findings) }
    return corrected.status === 'hold' ? answer : { ...answer, corrections: corrected.corrections.map(correctionOf) }
  }
  const measured = measure(periodOf(input), policy)
  const answer = { status: measured.status, flags: flagsOf(measured.findings) }
  if (measured.status === 'hold') return answer
  const estimate = measured.estimates.at(-1)
  return {
    ...answer,
    use: figuresOf(measured.use),
    ...(estimate && { estimated_reading: { at: estimate.onDay, values: figuresOf(estimate.values) } }),
    ...(measured.parts.length > 0 && { parts: measured.parts.map(({ from, to, use }) => ({ from, to, use: figuresOf(use) })) }),
    ...(measured.corrections.length > 0 && { corrections: measured.corrections.map(correctionOf) }),
  }
}

const correctionOf = ({ from, to, delta }: Correction) => ({ from, to, delta: figuresOf(delta) })

const figuresOf = (amounts: Amounts): Figures => Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, plain(amount)]))

const flagsOf = (findings: readonly Finding[]): string[] => [...new Set(findings.map(flagOf))].sort()

const flagOf = (finding: Finding): string => {
  const code = finding.code.replaceAll('-', '_')
  if (finding.code === 'off-day') return `${code}:${finding.days > 0 ? '+' : ''}${finding.days}`
  if (finding.code === 'unmetered-days') return `${code}:${finding.days}`
  if (finding.code === 'estimated') return `${code}:${finding.by.replaceAll('-', '_')}`
  return 'register' in finding ? `${code}:${finding.register}` : code
}
