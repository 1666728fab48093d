// Each read is one statement, however much it shows, and the first page fits into ten kilobytes.
import { expect, test } from 'vitest'
import type { RouteName } from '../../../core/contract/paths'
import type { Input } from '../../../core/contract/routes'
import { bffOn, boundTenant } from '../../worlds/bff'
import { billedPark, cast } from '../../worlds/park'

const park = await billedPark()
const world = await bffOn(park)
const tenant = await boundTenant(world, cast.company)
const { bills } = await tenant.get('listBills', { show: 'all' })
const bill = await tenant.get('bill', { projectId: 'DG01', billId: bills[0]?.billId ?? '' })
const receivableId = bill.receivables.find(({ feeKind }) => feeKind === 'shared-power')?.receivableId ?? ''
const line = (await tenant.get('basis', { projectId: 'DG01', receivableId })).lines[0]?.basis

const reads: { [R in RouteName]?: Input<R> } = {
  me: {},
  home: {},
  listBills: { show: 'open' },
  bill: { projectId: 'DG01', billId: bill.billId },
  basis: { projectId: 'DG01', receivableId },
  shareParts: { projectId: 'DG01', shareRunId: line?.way === 'shared' ? line.shareRunId : '' },
  trend: { projectId: 'DG01', leaseId: bill.leaseId, feeKind: 'power' },
}

const statementsOf = async (act: () => Promise<unknown>): Promise<string[]> => {
  const statements: string[] = []
  park.app.options.debug = (_, statement) => statements.push(statement)
  await act()
  park.app.options.debug = false
  return statements
}

test.each(Object.entries(reads) as [RouteName, Input<RouteName>][])('%s is one statement', async (name, input) => {
  await tenant.get(name, input)
  const statements = await statementsOf(() => tenant.get(name, input))
  expect(statements).toHaveLength(1)
  expect(statements[0]).toMatch(/^\s*with\b/)
})

test('the last use of a session is written down once an hour, beside the read', async () => {
  world.clock.now = new Date(world.clock.now.getTime() + 3_601_000)
  expect(await statementsOf(() => tenant.get('home', {}))).toHaveLength(2)
  expect(await statementsOf(() => tenant.get('home', {}))).toHaveLength(1)
})

test('the first page of a company fits into ten kilobytes', async () => {
  expect(JSON.stringify(await tenant.get('home', {})).length).toBeLessThan(10_240)
})

test('a list of more than twenty bills goes on where the page ended, without gap or double', async () => {
  const [first] = await park.owner<
    { id: string }[]
  >`select id from bill where lease_id = ${bill.leaseId} and origin = 'run' order by month limit 1`
  const { copyBill } = await import('../../worlds/copies')
  for (let copy = 0; copy < 45; copy++)
    await copyBill(park.owner, first?.id ?? '', `20${10 + Math.floor(copy / 12)}-${String((copy % 12) + 1).padStart(2, '0')}`)
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof tenant.get<'listBills'>>> = await tenant.get('listBills', {
      show: 'all',
      ...(after ? { after } : {}),
    })
    seen.push(...page.bills.map(({ month, billId }) => `${month} ${billId}`))
    expect(page.bills.length).toBeLessThanOrEqual(20)
    after = page.next
  } while (after)
  expect(seen).toEqual([...seen].sort().reverse())
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBe(bills.length + 45)
})
