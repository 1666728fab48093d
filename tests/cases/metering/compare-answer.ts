// Every difference between the answer that a metering case expects and ours: flags as a set, figures by value.
import { decimal } from '../../../core/shared/decimal'
import type { Answer } from './answer-case'

type Figures = Record<string, string | number>
type Part = { from?: string; to?: string; use?: Figures } | Figures

export interface Expected {
  status: string
  flags: string[]
  use?: Figures
  estimated_reading?: { at?: string; values?: Figures }
  parts?: Part[]
  corrections?: { from: string; to: string; delta: Figures }[]
}

export const differencesOf = (expected: Expected, ours: Answer): string[] => [
  ...Object.keys(expected).flatMap((name) => (known.includes(name) ? [] : [`不认识的期望 ${name}`])),
  ...textDifference('status', expected.status, ours.status),
  ...textDifference('flags', asSet(expected.flags), asSet(ours.flags)),
  ...(expected.use ? figureDifferences('use', expected.use, ours.use) : []),
  ...(expected.estimated_reading ? readingDifferences(expected.estimated_reading, ours.estimated_reading) : []),
  ...(expected.parts ? partDifferences(expected.parts, ours.parts ?? []) : []),
  ...correctionDifferences(expected.corrections ?? [], ours.corrections ?? []),
]

const known = ['status', 'flags', 'use', 'estimated_reading', 'parts', 'corrections']

const asSet = (flags: readonly string[] = []): string => [...new Set(flags)].sort().join(' ') || '无'

const textDifference = (what: string, should: unknown, is: unknown): string[] =>
  should === is ? [] : [`${what} 应为 ${String(should)}，得到 ${String(is)}`]

/** Register by register; `absent` is what a register counts as that one side does not name. */
const figureDifferences = (what: string, should: Figures, is: Figures | undefined, absent?: string): string[] =>
  Object.keys({ ...should, ...is }).flatMap((register) => {
    const [one, other] = [should[register] ?? absent, is?.[register] ?? absent]
    if (one !== undefined && other !== undefined && decimal(one).equals(decimal(other))) return []
    return textDifference(`${what}.${register}`, one ?? '没有', other ?? '没有')
  })

const readingDifferences = (should: NonNullable<Expected['estimated_reading']>, is: Answer['estimated_reading']): string[] => [
  ...(should.at ? textDifference('estimated_reading.at', should.at, is?.at) : []),
  ...(should.values ? figureDifferences('estimated_reading', should.values, is?.values) : []),
]

const partDifferences = (should: readonly Part[], is: NonNullable<Answer['parts']>): string[] => [
  ...textDifference('parts', should.length, is.length),
  ...should.flatMap((part, index) => {
    const ours = is[index]
    const { from, to, use, ...bare } = part as { from?: string; to?: string; use?: Figures } & Figures
    return [
      ...(from ? textDifference(`parts[${index}].from`, from, ours?.from) : []),
      ...(to ? textDifference(`parts[${index}].to`, to, ours?.to) : []),
      ...figureDifferences(`parts[${index}]`, use ?? bare, ours?.use, '0'),
    ]
  }),
]

const correctionDifferences = (should: NonNullable<Expected['corrections']>, is: NonNullable<Answer['corrections']>): string[] => [
  ...textDifference('corrections', should.length, is.length),
  ...should.flatMap(({ from, to, delta }) => {
    const ours = is.find((other) => other.from === from && other.to === to)
    return ours ? figureDifferences(`corrections ${from}`, delta, ours.delta, '0') : [`corrections 缺少 ${from} 到 ${to}`]
  }),
]
