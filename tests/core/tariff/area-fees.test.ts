// 租金 and 物业费 case by case; and whatever the lease, each line follows from its own explanation.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lease, Unit } from '../../../core/receivable/facts'
import { addDays, day } from '../../../core/shared/day'
import { month } from '../../../core/shared/month'
import type { LeaseMonth } from '../../../core/tariff/kind'
import { property } from '../../../core/tariff/kinds/property'
import { rent } from '../../../core/tariff/kinds/rent'
import { priceList } from '../../../core/tariff/price'
import cases from '../../cases/tariff/area-fees.json'

type Case = Omit<(typeof cases)[number], 'lines' | 'free'> & { free?: string[]; lines: [string, string, string, number, string, string][] }

const prices = priceList(
  ['rent', 'property'].map((feeKind) => ({
    feeKind,
    register: '',
    fromDay: day('2020-01-01'),
    unitPrice: null,
    taxRateBp: 900,
    document: null,
  })),
)

const leaseMonth = (of: Omit<Case, 'name' | 'lines'>): LeaseMonth => {
  const span = { from: day(of.from), to: day(of.to) }
  const units: Unit[] = of.areas.map((area, index) => ({ id: `u${index}`, room: `1-10${index}`, building: '1栋', area }))
  const lease: Lease = {
    id: 'l',
    contractNo: 'HT-1',
    partyId: 'p',
    partyCode: 'C1',
    span,
    free: of.free ? { from: day(of.free[0] ?? ''), to: day(of.free[1] ?? '') } : null,
    rentPrice: of.rent,
    escalationPercent: of.percent,
    propertyPrice: of.property,
    billingDay: 5,
    paymentDays: 7,
    holdings: units.map((unit) => ({ unitId: unit.id, span })),
  }
  return { lease, month: month(of.month), units: new Map(units.map((unit) => [unit.id, unit])), prices, items: [], metered: [], shares: [] }
}

const chargesOf = (of: LeaseMonth) => [...rent.charges(of, []), ...property.charges(of, [])]

test.each(cases as Case[])('$name', (of) => {
  const lines = chargesOf(leaseMonth(of)).map((charge) => [
    charge.feeKind,
    charge.quantity,
    charge.unitPrice,
    charge.amountFen,
    charge.service.from,
    charge.service.to,
  ])
  expect(lines).toEqual(of.lines)
})

test('every rent line can be computed again from what it tells, and its days never exceed the month', () => {
  const days = fc.integer({ min: 0, max: 1500 }).map((count) => addDays(day('2023-01-01'), count))
  fc.assert(
    fc.property(
      fc.record({
        from: days,
        length: fc.integer({ min: 0, max: 2000 }),
        freeDays: fc.integer({ min: -1, max: 200 }),
        percent: fc.integer({ min: 0, max: 12 }),
      }),
      fc.integer({ min: 1, max: 99999 }),
      fc.integer({ min: 0, max: 47 }),
      ({ from, length, freeDays, percent }, fen, monthAt) => {
        const price = (fen / 100).toString()
        const billed = `${2023 + Math.floor(monthAt / 12)}-${String((monthAt % 12) + 1).padStart(2, '0')}`
        const free = freeDays < 0 ? {} : { free: [from, addDays(from, freeDays)] }
        const of = leaseMonth({
          month: billed,
          from,
          to: addDays(from, length),
          areas: ['10.5', '3.25'],
          rent: price,
          percent: String(percent),
          property: '1',
          ...free,
        })
        const charges = rent.charges(of, [])
        expect(charges.length).toBeLessThanOrEqual(2)
        for (const charge of charges) {
          const { quantity, unitPrice, amountFen, basis } = charge
          expect(rent.recompute(basis, null)).toMatchObject({ quantity, unitPrice, amountFen })
        }
        const counted = charges.reduce((sum, { basis }) => sum + (basis.way === 'area' ? basis.days : 0), 0)
        const whole = charges.reduce((sum, { amountFen }) => sum + amountFen, 0)
        expect(counted).toBeLessThanOrEqual(31)
        expect(whole).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

test('a rent line whose told years do not lead to its price contradicts itself', () => {
  const [charge] = rent.charges(
    leaseMonth({ month: '2026-04', from: '2024-04-01', to: '2028-03-31', areas: ['100'], rent: '30', percent: '5', property: '1' }),
    [],
  )
  if (charge?.basis.way !== 'area' || !charge.basis.escalation) throw new Error('an area line with escalation was expected')
  const years = charge.basis.escalation.years.map((year, index) => (index === 1 ? { ...year, unitPrice: '31' } : year))
  expect(rent.recompute({ ...charge.basis, escalation: { ...charge.basis.escalation, years } }, null)).toBeNull()
})
