// The golden cases of metering: readings of every kind of month come out as they were worked out by hand.
import { describe, expect, test } from 'vitest'
import { type FindingText, findingTexts } from '../../../core/text/readings'
import { answerCase } from '../../cases/metering/answer-case'
import { differencesOf, type Expected } from '../../cases/metering/compare-answer'
import type { CaseInput } from '../../cases/metering/read-case'
import rules from '../../cases/metering/rules.json'
import samples from '../../cases/metering/samples.json'

type Case = { id: string; family: string; title: string; input: CaseInput; expect: Expected }

const cases = [...samples.cases, ...rules.cases] as unknown as Case[]

describe.each([...new Set(cases.map((of) => of.family))])('%s', (family) => {
  test.each(cases.filter((of) => of.family === family))('$id $title', ({ input, expect: expected }) => {
    expect(differencesOf(expected, answerCase(input))).toEqual([])
  })
})

test('every finding that a case knows says what the collector must do and what it means for the bill', () => {
  const told = [...new Set(cases.flatMap((of) => of.expect.flags.map((flag) => flag.split(':')[0]?.replaceAll('_', '-') ?? '')))].sort()
  const ofEntry = ['future-day', 'outside-window']
  expect([...told, ...ofEntry].sort()).toEqual(Object.keys(findingTexts).sort())
})

test('whatever holds a bill asks the collector for a reason or a photo', () => {
  const holds = Object.values<FindingText>(findingTexts).filter((text) => text.billing === '确认之前不出账')
  expect(holds.length).toBeGreaterThan(8)
  expect(holds.filter((text) => text.reasons.length === 0)).toEqual([])
})

test('a wrong figure, a missing flag, a part too few and an unknown expectation are each told', () => {
  const [first] = cases
  if (!first) throw new Error('no case')
  const ours = answerCase(first.input)
  expect(differencesOf({ ...first.expect, use: { ...first.expect.use, peak: '180.01' } }, ours)).toEqual(['use.peak 应为 180.01，得到 180'])
  expect(differencesOf({ ...first.expect, flags: ['rollover:peak'] }, ours)).toEqual(['flags 应为 rollover:peak，得到 无'])
  expect(differencesOf({ ...first.expect, parts: [{ total: '1' }] }, ours)).toHaveLength(2)
  expect(differencesOf({ ...first.expect, next: '1' } as Expected, ours)).toEqual(['不认识的期望 next'])
})

test('a case that does not keep to the form is told by place and reason, and is never worked out', () => {
  const [first] = cases
  if (!first) throw new Error('no case')
  const [reading] = first.input.readings ?? []
  if (!reading) throw new Error('no reading')
  const of = (change: object) => () => answerCase({ ...first.input, ...change })
  expect(of({ readings: [{ ...reading, values: { total: '12a' } }] })).toThrow('readings.0.values.total: 不是数')
  expect(of({ readings: [{ ...reading, source: 'guess' }] })).toThrow('readings.0.source: 不认识的来源')
  expect(of({ installs: [] })).toThrow('installs: 没有安装')
  expect(of({ period: { from: '2026-04-01', to: '2026-03-01' } })).toThrow('period: to 应晚于 from')
  expect(of({ policy: { high: 'q' } })).toThrow('policy.high: 不是数')
  expect(of({ policy: { nonsense: '1' } })).toThrow('不认识的口径: nonsense')
})
