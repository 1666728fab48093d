// The difference between two months is told as causes that add up to it to the fen.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ComparedLine, compare } from '../../../core/receivable/compare'
import { decimal, roundYuan } from '../../../core/shared/decimal'
import { fen, sumFen } from '../../../core/shared/fen'

const metered = (register: string, quantity: string, unitPrice: string, feeKind = 'power'): ComparedLine => ({
  feeKind,
  way: 'metered',
  object: 'E-101',
  register,
  quantity,
  unitPrice,
  days: null,
  amountFen: roundYuan(decimal(quantity).times(unitPrice)),
})

const area = (feeKind: string, quantity: string, unitPrice: string, counted: number, ofMonth: number): ComparedLine => ({
  feeKind,
  way: 'area',
  object: '',
  register: '',
  quantity,
  unitPrice,
  days: { counted, ofMonth },
  amountFen: roundYuan(decimal(quantity).times(unitPrice).times(counted).dividedBy(ofMonth)),
})

const shared = (register: string, amountFen: number): ComparedLine => ({
  feeKind: 'shared-power',
  way: 'shared',
  object: '12 层公共用电',
  register,
  quantity: '320',
  unitPrice: null,
  days: null,
  amountFen: fen(amountFen),
})

test('more usage at the same price is all usage', () => {
  expect(compare([metered('peak', '700', '1.0817')], [metered('peak', '750', '1.0817')])).toEqual({
    previousFen: 75_719,
    differenceFen: 5_409,
    changes: [{ cause: 'usage', feeKind: 'power', amountFen: 5_409 }],
  })
})

test('a dearer price counts on the new usage, more usage on the old price', () => {
  expect(compare([metered('flat', '100', '0.50')], [metered('flat', '200', '0.60')]).changes).toEqual([
    { cause: 'usage', feeKind: 'power', amountFen: 5_000 },
    { cause: 'price', feeKind: 'power', amountFen: 2_000 },
  ])
})

test('a rent anniversary inside the month before shows as price, a part month as days', () => {
  const before = [area('rent', '100', '30', 10, 30), area('rent', '100', '36', 20, 30)]
  expect(compare(before, [area('rent', '100', '36', 30, 30)]).changes).toEqual([{ cause: 'price', feeKind: 'rent', amountFen: 20_000 }])
  expect(compare([area('property', '100', '3', 15, 30)], [area('property', '100', '3', 31, 31)]).changes).toEqual([
    { cause: 'days', feeKind: 'property', amountFen: 15_000 },
  ])
})

test('items of one month only are new or gone, a share changes as a whole, equal fees are not mentioned', () => {
  const before = [shared('peak', 5_000), metered('volume', '3', '4.5', 'water'), area('property', '10', '3', 30, 30)]
  const after = [shared('peak', 5_600), shared('flat', 100), area('property', '10', '3', 30, 30)]
  expect(compare(before, after)).toEqual({
    previousFen: 5_000 + 1_350 + 3_000,
    differenceFen: 700 - 1_350,
    changes: [
      { cause: 'share', feeKind: 'shared-power', amountFen: 600 },
      { cause: 'gone', feeKind: 'water', amountFen: -1_350 },
      { cause: 'new', feeKind: 'shared-power', amountFen: 100 },
    ],
  })
})

test('whatever the two months hold, the causes add up to the difference', () => {
  const quantity = fc.integer({ min: 0, max: 9_999_999 }).map((value) => (value / 100).toFixed(2))
  const price = fc.integer({ min: 0, max: 2_000_000 }).map((value) => (value / 10_000).toFixed(4))
  const line = fc.oneof(
    fc.tuple(fc.constantFrom('peak', 'flat', 'valley'), quantity, price).map(([register, q, p]) => metered(register, q, p)),
    fc
      .tuple(fc.constantFrom('rent', 'property'), quantity, price, fc.integer({ min: 1, max: 30 }))
      .map(([kind, q, p, days]) => area(kind, q, p, days, 30)),
    fc.tuple(fc.constantFrom('peak', 'flat'), fc.integer({ min: 0, max: 100_000 })).map(([register, amount]) => shared(register, amount)),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (before, after) => {
      const told = compare(before, after)
      expect(sumFen(told.changes.map((change) => change.amountFen))).toBe(told.differenceFen)
      expect(told.previousFen).toBe(sumFen(before.map((one) => one.amountFen)))
    }),
  )
})
