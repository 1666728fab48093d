// A month is billed once, whatever happens while it is being billed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../../../bff/adapters/store/transaction'
import { discardDraft } from '../../../../bff/usecases/billing/discard-draft'
import { month } from '../../../../core/shared/month'
import { freshDatabase } from '../../../worlds/database'
import { bill, billing, contextOn, importSample, publishedRows } from './sample'

const one = await freshDatabase()
const other = await freshDatabase()
const third = await freshDatabase()
const untouched = await freshDatabase()
const spare = await freshDatabase()

beforeAll(async () => {
  await importSample(one.app)
  await importSample(other.app)
  await importSample(third.app)
})

const countOf = async (table: string): Promise<number> => {
  const [row] = await one.app<{ count: number }[]>`select count(*) as count from ${one.app(table)}`
  return row?.count ?? 0
}

test('a draft is checked and seen by nobody: no bill, no entry, no usage', async () => {
  const before = await countOf('bill')
  const draft = await bill(one.app, '2026-01', 'draft')
  expect(draft).toMatchObject({ state: 'checked', draftBefore: 'none' })
  const [kept] = await one.app`select state, hash, bill_count, line_count, amount_fen from draft_run`
  expect(kept).toEqual({
    state: 'checked',
    hash: draft.hash,
    bill_count: draft.billCount,
    line_count: draft.lineCount,
    amount_fen: draft.amountFen,
  })
  expect(await countOf('draft_bill')).toBe(draft.billCount)
  expect(await countOf('bill')).toBe(before)
  expect(await countOf('metered_usage')).toBe(0)
})

test('the same draft again is the same to the byte', async () => {
  const again = await bill(one.app, '2026-01', 'draft')
  expect(again.draftBefore).toBe('same')
  expect(await countOf('draft_run')).toBe(1)
})

test('a draft can be thrown away, and then there is none', async () => {
  const discard = discardDraft({ inTransaction: inTransaction(contextOn(one.app)) })
  expect(await discard({ projectId: 'DG01', month: month('2026-01') })).toBe(true)
  expect(await discard({ projectId: 'DG01', month: month('2026-01') })).toBe(false)
  expect([await countOf('draft_run'), await countOf('draft_bill')]).toEqual([0, 0])
})

test('publishing says when the facts have changed since the draft', async () => {
  await bill(one.app, '2026-01', 'draft')
  await one.owner`update lease set property_price = property_price + 1 where contract_no = 'HT-DG01-0001'`
  const published = await bill(one.app, '2026-01')
  expect(published).toMatchObject({ state: 'published', draftBefore: 'outdated' })
  expect(await countOf('draft_run')).toBe(0)
  await one.owner`update lease set property_price = property_price - 1 where contract_no = 'HT-DG01-0001'`
})

test('a published month billed again makes nothing and says so', async () => {
  const before = await publishedRows(one.app)
  expect((await bill(one.app, '2026-01')).state).toBe('nothing-new')
  expect((await bill(one.app, '2026-01', 'draft')).state).toBe('nothing-new')
  expect(await publishedRows(one.app)).toEqual(before)
})

test('a draft is held against the month before: what moved by more than 30 %, and nothing to compare with in the first month', async () => {
  const first = await bill(third.app, '2026-01', 'publish')
  expect(first.preview).toBeNull()
  const second = await bill(third.app, '2026-02', 'draft')
  const amounts = async (table: string, extra: string) =>
    new Map(
      (
        await third.app.unsafe<{ no: string; fen: number }[]>(`select l.contract_no as no, sum((${extra})::bigint)::bigint as fen
          from ${table} b join lease l on l.project_id = b.project_id and l.id = b.lease_id group by 1`)
      ).map(({ no, fen }) => [no, fen]),
    )
  const [january, february] = [
    await amounts(`(select * from bill where origin = 'run')`, 'b.amount_fen'),
    await amounts('draft_bill', "b.body->>'amountFen'"),
  ]
  const moved = [...february].filter(
    ([no, fen]) => january.has(no) && Math.abs(fen - (january.get(no) ?? 0)) > Math.abs(january.get(no) ?? 0) * 0.3,
  )
  expect(moved.length).toBeGreaterThan(0)
  expect(second.preview?.moved.map(({ contractNo }) => contractNo).sort()).toEqual(moved.map(([no]) => no).sort())
  expect(second.preview?.fresh.map(({ contractNo }) => contractNo)).toEqual([...february.keys()].filter((no) => !january.has(no)))
})

test('two who publish one month at once make one publication', async () => {
  const states = await Promise.all([bill(one.app, '2026-02'), bill(one.app, '2026-02'), bill(one.app, '2026-02')])
  expect(states.map((state) => state.state).sort()).toEqual(['nothing-new', 'nothing-new', 'published'])
  expect(await one.app`select month, seq from publication where month = '2026-02'`).toHaveLength(1)
})

test('killed before, amid and at the end of a publication, then run again: the same bytes as without a kill', async () => {
  for (const killedAt of ['gathered', 'half', 'written']) {
    await killedRun(other.appUrl, killedAt)
    const [left] = await other.app<{ count: number }[]>`select count(*) as count from bill where origin = 'run'`
    expect(left?.count).toBe(0)
  }
  const mended = await bill(other.app, '2026-01')
  const unkilled = await neverKilled()
  expect(mended.hash).toBe(unkilled.hash)
  expect(await publishedRows(other.app)).toEqual(unkilled.rows)
})

test('a lease that comes after the publication gets its bill, the others keep theirs', async () => {
  const before = await countOf('bill')
  await one.owner`update lease_unit set from_day = '2027-01-01', to_day = '2027-02-01' where unit_id = (select id from unit where room = '2-205')`
  await one.owner`insert into lease select project_id, 'lse_00000000000000000000000001', 'HT-NEW', party_id, '2026-02-01', '2026-12-31', null, null, rent_price,
    0, property_price, billing_day, payment_days, deposit_months, late_fee_daily_rate, late_fee_grace_days, 99 from lease where contract_no = 'HT-DG01-0001'`
  await one.owner`insert into lease_unit select project_id, 'lse_00000000000000000000000001', id, '2026-02-01', '2026-12-31', 0 from unit where room = '2-205'`
  const late = await bill(one.app, '2026-02')
  expect(late).toMatchObject({ state: 'published', billCount: 1 })
  expect([...late.byFeeKind.keys()].sort()).toEqual(['property', 'rent'])
  expect(await countOf('bill')).toBe(before + 1)
  expect(await one.app`select seq from publication where month = '2026-02' order by seq`).toEqual([{ seq: 1 }, { seq: 2 }])
})

test('without a tax rate nothing is billed, and the fee is named', async () => {
  await importSample(spare.app)
  await spare.owner`delete from price where fee_kind = 'rent'`
  expect(await billing(spare.app)({ projectId: 'DG01', month: month('2026-01'), publish: true })).toMatchObject({
    ok: false,
    code: 'no-tax-rate',
    detail: { fee: '租金' },
  })
})

const neverKilled = async () => {
  await importSample(untouched.app)
  const { hash } = await bill(untouched.app, '2026-01')
  return { hash, rows: await publishedRows(untouched.app) }
}

/** Another process publishes the month and is killed without warning at the named point. */
const killedRun = async (url: string, at: string): Promise<void> => {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'killed-run.ts'), url, at], { stdio: 'inherit' })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}
