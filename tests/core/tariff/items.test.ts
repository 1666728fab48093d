// Fees that stand on items of a contract or a price list, case by case; each line is computed again from its stored explanation, and booked.
import { expect, test } from 'vitest'
import { faultOf } from '../../../core/receivable/check-bill'
import type { Lease, ProjectFacts, Unit } from '../../../core/receivable/facts'
import { billsOfMonth } from '../../../core/receivable/issue-bill'
import { readBasis } from '../../../core/receivable/read-basis'
import { checkTerms } from '../../../core/receivable/terms'
import { type Day, day } from '../../../core/shared/day'
import { month } from '../../../core/shared/month'
import { type ChargeItem, type ItemTerms, itemsByLease } from '../../../core/tariff/item'
import type { LeaseMonth } from '../../../core/tariff/kind'
import { chargesOf, feeKindOf, feeKinds } from '../../../core/tariff/kinds/index'
import { priceList } from '../../../core/tariff/price'
import cases from '../../cases/tariff/items.json'
import { derive } from '../receivable/park-facts'

interface Case {
  name: string
  power?: string
  items: { kind: string; code: string; from: string; to?: string; lease?: boolean; tax: number; terms: ItemTerms }[]
  lines: [string, string, number, string | null, string | null, number, string, string][]
}

const billed = month('2026-03')
const span = { from: day('2025-06-01'), to: day('2027-05-31') }
const unit: Unit = { id: 'u', room: '1-101', building: '1栋', area: '100' }
const lease: Lease = {
  id: 'l',
  contractNo: 'HT-1',
  partyId: 'p',
  partyCode: 'C1',
  span,
  free: span,
  rentPrice: '0',
  escalationPercent: '0',
  propertyPrice: '0',
  billingDay: 5,
  paymentDays: 7,
  holdings: [{ unitId: unit.id, span }],
}
const prices = ['rent', 'property', 'power'].map((feeKind) => ({
  feeKind,
  register: feeKind === 'power' ? ('total' as const) : ('' as const),
  fromDay: day('2020-01-01'),
  unitPrice: feeKind === 'power' ? '1' : null,
  taxRateBp: feeKind === 'power' ? 1300 : 900,
  document: null,
}))

const itemsOf = (of: Case): ChargeItem[] =>
  of.items.map(({ kind, code, from, to, lease: own, tax, terms }) => ({
    code,
    feeKind: kind,
    leaseId: own ? lease.id : null,
    from: day(from),
    ...(to !== undefined && { to: day(to) }),
    taxRateBp: tax,
    document: null,
    terms,
  }))

const meteredOf = (used: string): LeaseMonth['metered'] => {
  const reading = (onDay: Day, value: string) => ({ onDay, value, source: 'remote' as const })
  const [from, to] = [day('2026-03-01'), day('2026-04-01')]
  const segment = { meterNo: 'E1', start: reading(from, '0'), end: reading(to, used), multiplier: '1', quantity: used }
  const usage = { from, to, lastDay: day('2026-03-31'), segments: [segment], joinedMonths: [], quantity: used }
  return [{ utility: 'power', meterNo: 'E1', register: 'total', usage, unit }] as unknown as LeaseMonth['metered']
}

const leaseMonth = (of: Case): LeaseMonth => ({
  lease,
  month: billed,
  units: new Map([[unit.id, unit]]),
  prices: priceList(prices),
  items: itemsByLease(itemsOf(of))(lease.id),
  metered: of.power === undefined ? [] : meteredOf(of.power),
  shares: [],
})

const charged = (of: Case) => chargesOf(leaseMonth(of)).filter((charge) => charge.feeKind !== 'property')

test.each(cases as unknown as Case[])('$name', (of) => {
  const lines = charged(of).map(({ feeKind, calculation, taxRateBp, quantity, unitPrice, amountFen, service }) => [
    feeKind,
    calculation,
    taxRateBp,
    quantity,
    unitPrice,
    amountFen,
    service.from,
    service.to,
  ])
  expect(lines).toEqual(of.lines)
})

test.each(cases as unknown as Case[])('again from the stored explanation, and in the books: $name', (of) => {
  for (const { calculation, basis, quantity, unitPrice, amountFen } of charged(of)) {
    const stored = readBasis(JSON.parse(JSON.stringify(basis)))
    expect(stored && feeKindOf(calculation).recompute(stored, null)).toMatchObject({ quantity, unitPrice, amountFen })
  }
  const payees = feeKinds.map(({ code }) => ({ feeKind: code, fromDay: day('2020-01-01'), companyId: 'c' }))
  const bills = billsOfMonth(leaseMonth(of), { id: 'P', payees }, derive)
  expect(bills.map(faultOf)).toEqual(bills.map(() => null))
  const ids = bills.flatMap((bill) => bill.receivables.flatMap((receivable) => receivable.lines.map((line) => line.id)))
  expect(new Set(ids).size).toBe(ids.length)
})

test('a line of an item whose explanation was altered is not believed, nor one of another kind', () => {
  const of = (cases as unknown as Case[]).find(({ power }) => power === '8000')
  const factor = of && charged(of).find((charge) => charge.calculation === 'power-factor')
  if (factor?.basis.way !== 'item' || factor.basis.told.by !== 'power-factor') throw new Error('a line of 力调 was expected')
  const told = { ...factor.basis.told, powerFactor: '0.85' }
  expect(feeKindOf('power-factor').recompute({ ...factor.basis, told }, null)).toBeNull()
  for (const kind of feeKinds.filter(({ code }) => code !== 'power-factor')) expect(kind.recompute(factor.basis, null)).toBeNull()
})

test('every kind that stands on items has a case', () => {
  const known = ['rent', 'property', 'power', 'water', 'sewage', 'shared-power', 'opening-debt']
  const told = new Set((cases as unknown as Case[]).flatMap(({ items }) => items.map(({ kind }) => kind)))
  expect([...told].sort()).toEqual(
    feeKinds
      .map(({ code }) => code)
      .filter((code) => !known.includes(code))
      .sort(),
  )
})

test('a kind that a price or an item names needs a payee; one that nobody names needs none', () => {
  const always = ['rent', 'property', 'power', 'water', 'shared-power']
  const facts = (items: Case['items']): ProjectFacts => ({
    projectId: 'P',
    units: [unit],
    leases: [lease],
    points: [],
    pools: [],
    prices,
    payees: always.map((feeKind) => ({ feeKind, fromDay: day('2020-01-01'), companyId: 'c' })),
    items: itemsOf({ name: '', items, lines: [] }),
    firstPublished: null,
    alreadyBilled: null,
  })
  const minimum = {
    kind: 'minimum',
    code: 'm',
    from: '2026-01-01',
    tax: 0,
    terms: { way: 'minimum', of: 'parking', amountFen: 1 } as ItemTerms,
  }
  expect(checkTerms(facts([]), billed)).toMatchObject({ ok: true })
  expect(checkTerms(facts([minimum]), billed)).toMatchObject({ code: 'no-payee', detail: { fee: '停车费' } })
})
