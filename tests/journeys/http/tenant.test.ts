// A tenant's road over HTTP: from signing in to the reading behind a line.
import { expect, test } from 'vitest'
import { fen, sumFen } from '../../../core/shared/fen'
import { bffOn, boundTenant } from '../../worlds/bff'
import { billedPark, cast } from '../../worlds/park'

const park = await billedPark()
const world = await bffOn(park)

test('a company signs in by SMS, binds its contract and reads a bill down to its readings', async () => {
  const tenant = await boundTenant(world, cast.company)
  const home = await tenant.get('home', {})
  expect(home.leases[0]).toMatchObject({
    contractNo: cast.company.contractNo,
    partyName: cast.company.name,
    rooms: ['1-301', '1-302', '1-305'],
  })
  const owed = sumFen(home.owed.map((row) => row.openFen))
  const list = await tenant.get('listBills', { show: 'open' })
  expect(list.openFen).toBe(owed)
  expect(sumFen(list.bills.map((bill) => bill.openFen))).toBe(owed)
  expect(home.usage.months.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04'])

  const april = list.bills.find(({ month, origin }) => month === '2026-04' && origin === 'run')
  if (!april) throw new Error('no bill of April')
  const bill = await tenant.get('bill', { projectId: april.projectId, billId: april.billId })
  expect(bill.number).toMatch(/^ZD-DG01-202604-\d{4}$/)
  expect(sumFen(bill.receivables.flatMap(({ lines }) => lines.map((line) => line.amountFen)))).toBe(bill.amountFen)
  expect(bill.comparison && sumFen(bill.comparison.changes.map((change) => change.amountFen))).toBe(bill.comparison?.differenceFen)

  const power = bill.receivables.find(({ feeKind }) => feeKind === 'power')
  if (!power) throw new Error('no electricity')
  const basis = await tenant.get('basis', { projectId: bill.projectId, receivableId: power.receivableId })
  expect(basis.lines.map((line) => line.lineId)).toEqual(power.lines.map((line) => line.lineId))
  for (const { basis: one, continues } of basis.lines) {
    expect(one.way === 'metered' && one.segments[0]?.start.onDay).toBe('2026-04-01')
    expect(continues).toBe(true)
  }
  expect(Math.abs(basis.addThenRoundFen - basis.amountFen)).toBeLessThanOrEqual(basis.lines.length)
})

test('a share is shown with all its parts, others without name, and they add up', async () => {
  const tenant = await boundTenant(world, cast.person)
  const { bills } = await tenant.get('listBills', { show: 'all' })
  const bill = await tenant.get('bill', { projectId: 'DG01', billId: bills[0]?.billId ?? '' })
  const shared = bill.receivables.find(({ feeKind }) => feeKind === 'shared-power')
  const basis = await tenant.get('basis', { projectId: 'DG01', receivableId: shared?.receivableId ?? '' })
  const first = basis.lines[0]
  if (first?.basis.way !== 'shared') throw new Error('no share')
  const parts = await tenant.get('shareParts', { projectId: 'DG01', shareRunId: first.basis.shareRunId })
  expect(sumFen(parts.parts.map((part) => part.amountFen))).toBe(parts.amountFen)
  expect(parts.parts.filter(({ kind }) => kind === 'mine').map((part) => part.amountFen)).toContain(first.amountFen)
  expect(new Set(parts.parts.map(({ kind }) => kind))).toEqual(new Set(['mine', 'other', 'vacant']))
  for (const { kind, label } of parts.parts) {
    if (kind === 'other') expect(label).toMatch(/^租户 \d+$/)
    if (kind === 'vacant') expect(label).toBe('空置')
  }
})

test('the trend tells the same usage and amounts as the bills', async () => {
  const tenant = await boundTenant(world, cast.neighbour)
  const { leases } = await tenant.get('me', {})
  const lease = leases[0]
  if (!lease) throw new Error('no lease')
  const { months } = await tenant.get('trend', { projectId: lease.projectId, leaseId: lease.leaseId, feeKind: 'power' })
  expect(months.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04'])
  for (const { registers, amountFen } of months) expect(sumFen(registers.map((register) => register.amountFen))).toBe(amountFen)
  const all = await tenant.get('trend', { projectId: lease.projectId, leaseId: lease.leaseId, feeKind: 'all' })
  const { bills } = await tenant.get('listBills', { show: 'all' })
  for (const { month, amountFen } of all.months) {
    expect(sumFen(bills.filter((bill) => bill.month === month && bill.origin === 'run').map((bill) => bill.amountFen))).toBe(amountFen)
  }
})

test('微信 and 支付宝 recognise the same person again, and their phone binds', async () => {
  const { clientOf } = await import('../../worlds/client')
  const wechat = await clientOf(world.origin).get('signInWithWechat', { code: 'lan.1' })
  expect(wechat.bound).toBe(false)
  const client = clientOf(world.origin, wechat.token)
  expect(await client.get('me', {})).toEqual({ maskedPhone: null, leases: [], demo: true })
  await client.get('bindByContract', { contractNo: cast.person.contractNo, proof: { by: 'wechat', code: `${cast.person.phone}.1` } })
  expect((await clientOf(world.origin).get('signInWithWechat', { code: 'lan.2' })).bound).toBe(true)

  const alipay = await clientOf(world.origin).get('signInWithAlipay', { code: 'mei.1' })
  const other = clientOf(world.origin, alipay.token)
  const proof = { by: 'alipay' as const, ...world.simulators.alipay.sealedPhone(cast.neighbour.phone) }
  expect(await other.get('bindByContract', { contractNo: cast.neighbour.contractNo, proof })).toEqual({ partyName: cast.neighbour.name })
  expect((await other.get('me', {})).leases.map(({ contractNo }) => contractNo)).toContain(cast.neighbour.contractNo)
})

test('who is bound to nothing has an empty first page', async () => {
  const stranger = await world.signIn('13700000001')
  expect(await stranger.get('home', {})).toMatchObject({
    today: '2026-05-06',
    demo: true,
    leases: [],
    owed: [],
    byLease: [],
    latestBill: null,
    nextBillOn: null,
    usage: { leaseId: null, months: [] },
    inFlight: [],
  })
  expect(await stranger.get('listBills', { show: 'all' })).toMatchObject({ bills: [], next: null, openCount: 0, openFen: fen(0) })
})
