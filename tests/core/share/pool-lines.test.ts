// Whatever a pool holds and whoever shares it, all of it is borne by somebody, and the same run comes out twice.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyedShares } from '../../../core/share/keyed-shares'
import { poolLines } from '../../../core/share/pool-lines'
import type { Participant, SharedPool } from '../../../core/share/share-pool'
import { fen, sumFen } from '../../../core/shared/fen'

const yuan = (max: number) => fc.integer({ min: -max * 100, max: max * 100 }).map((value) => (value / 100).toFixed(2))
const weight = fc.integer({ min: 0, max: 50000 }).map((value) => (value / 100).toFixed(2))
const participants = fc
  .array(
    fc.record({
      weights: fc.record({ area: weight, heads: weight }),
      vacant: fc.boolean(),
      caps: fc.constantFrom<Participant['caps']>({}, { lift: '5' }),
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((list): Participant[] => [
    { id: 'FIRST', weights: { area: '1', heads: '1' }, vacant: false, caps: {} },
    ...list.map((of, index) => ({ id: `T${index}`, ...of })),
  ])

const lift = (total: string, of: Partial<SharedPool> = {}): SharedPool => ({
  code: 'lift',
  total,
  unit: '0.01',
  price: null,
  keys: [
    { key: 'area', part: '0.7' },
    { key: ['area', 'heads'], part: '0.3' },
  ],
  members: null,
  ceiling: null,
  ...of,
})

test('the lines of a pool add up to the pool, with ceilings, caps, vacancy and negative pools', () => {
  fc.assert(
    fc.property(participants, yuan(9999), fc.option(fc.constant('100'), { nil: null }), (among, total, ceiling) => {
      const lines = poolLines(among, [lift(total, { ceiling })], 'OPERATOR')
      if (!lines.ok) throw new Error(lines.code)
      expect(sumFen(lines.value.map((line) => line.amountFen))).toBe(fen(Math.round(Number(total) * 100)))
      expect(poolLines(among, [lift(total, { ceiling })], 'OPERATOR')).toEqual(lines)
    }),
  )
})

test('a negative pool is the mirror of the positive one', () => {
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 999999 }), (weights, whole) => {
      const keys = [{ part: '1', weights: [...weights, '1'] }]
      const [given, back] = [keyedShares(fen(whole), keys), keyedShares(fen(-whole), keys)]
      if (!given.ok || !back.ok) throw new Error('there is a weight')
      expect(back.value).toEqual(given.value.map((share) => fen(-share)))
    }),
  )
})

test('pools are independent: together they come out as each alone', () => {
  fc.assert(
    fc.property(participants, yuan(999), yuan(999), (among, one, other) => {
      const pools = [lift(one), { ...lift(other), code: 'water' }]
      const [both, ...alone] = [pools, ...pools.map((pool) => [pool])].map((of) => poolLines(among, of, 'OPERATOR'))
      const bag = (lines: typeof both) => (lines?.ok ? lines.value.map(({ code, amountFen }) => `${code} ${amountFen}`) : ['refused'])
      expect(bag(both).sort()).toEqual(alone.flatMap(bag).sort())
    }),
  )
})

test('the operator who takes part pays one line, its own share and what stays with it', () => {
  const among: Participant[] = [
    { id: 'A', weights: { area: '1' }, vacant: true, caps: {} },
    { id: 'OFFICE', weights: { area: '1' }, vacant: false, caps: {} },
  ]
  const lines = poolLines(among, [lift('10.01', { keys: [{ key: 'area', part: '1' }] })], 'OFFICE')
  expect(lines).toMatchObject({ ok: true, value: [{ code: 'OFFICE:lift', amountFen: 1001 }] })
})

test('a pool without members, without weights, or with a stranger among its members is refused', () => {
  const among: Participant[] = [{ id: 'A', weights: { area: '1' }, vacant: false, caps: {} }]
  expect(poolLines(among, [lift('1', { members: [] })], 'O')).toMatchObject({ code: 'no-weight', detail: { pool: 'lift' } })
  expect(poolLines(among, [lift('1')], 'O')).toMatchObject({ code: 'no-weight' })
  expect(poolLines(among, [lift('1', { keys: [] })], 'O')).toMatchObject({ code: 'no-weight' })
  expect(poolLines(among, [lift('1', { members: ['A', 'X'] })], 'O')).toMatchObject({ code: 'unknown-member', detail: { member: 'X' } })
  expect(keyedShares(fen(1), [{ part: '1', weights: ['2', '-1'] }])).toMatchObject({ code: 'no-weight' })
})
