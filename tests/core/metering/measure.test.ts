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
