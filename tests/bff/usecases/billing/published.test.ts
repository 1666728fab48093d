// What has been published explains itself, agrees with the books, and guards itself against changed facts.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ledgerStore } from '../../../../bff/adapters/store/ledger/ledger-store'
import { inTransaction } from '../../../../bff/adapters/store/transaction'
import { exportCommand } from '../../../../bff/cli/export'
import { trialBalanceCommand } from '../../../../bff/cli/trial-balance'
import { verifyCommand } from '../../../../bff/cli/verify'
import { runNumberDocuments } from '../../../../bff/jobs/number-documents'
import { type AlteredLine, alteredLines } from '../../../../bff/usecases/billing/altered-lines'
import { publishOpeningDebts } from '../../../../bff/usecases/billing/publish-opening-debts'
import { verifyExplanations } from '../../../../bff/usecases/ledger/verify-explanations'
import { freshDatabase } from '../../../worlds/database'
import { bill, contextOn, importSample, sampleFolder } from './sample'

const { owner, app } = await freshDatabase()
const store = ledgerStore(app)

beforeAll(async () => {
  await importSample(app)
  for (const month of ['2026-01', '2026-02', '2026-03', '2026-04']) await bill(app, month)
})

const said = async (command: typeof verifyCommand, ...args: string[]): Promise<{ code: number; lines: string[] }> => {
  const lines: string[] = []
  return {
    code: await command.run(
      args,
      contextOn(app, (line) => lines.push(line)),
    ),
    lines,
  }
}

const altered = (): Promise<AlteredLine[]> =>
  inTransaction(contextOn(app))(async (stores) => ({ keep: false, answer: await alteredLines(stores, 'DG01') }))

/** A change by the owner that is taken back afterwards. */
const whileChanged = async <T>(change: string, back: string, look: () => Promise<T>): Promise<T> => {
  await owner.unsafe(change)
  try {
    return await look()
  } finally {
    await owner.unsafe(back)
  }
}

test('the export of all months is the truth, line for line', async () => {
  const exported: string[] = []
  for (const month of ['2026-01', '2026-02', '2026-03', '2026-04']) {
    const { code, lines } = await said(exportCommand, 'bills', '--month', month)
    expect(code).toBe(0)
    exported.push(...lines.flatMap((text) => text.split('\n')).slice(1))
  }
  const truth = readFileSync(path.join(sampleFolder, 'truth.csv'), 'utf8').trim().split('\n').slice(1)
  expect(exported.sort()).toEqual(truth.sort())
})

test('every published line follows from its own explanation', async () => {
  expect(await said(verifyCommand, 'explanations')).toEqual({ code: 0, lines: ['1190 条，差异 0'] })
})

test('an explanation that was tampered with is found, whatever was touched', async () => {
  const touch = [
    { way: 'metered', change: `jsonb_set(body, '{segments,0,end,value}', '"999999.99"')` },
    { way: 'metered', change: `jsonb_set(body, '{price,unitPrice}', '"0.01"')` },
    { way: 'metered', change: `jsonb_set(body, '{unroundedYuan}', '"0.01"')` },
    { way: 'area', change: `jsonb_set(body, '{freeDays}', '3')` },
    { way: 'area', change: `jsonb_set(body, '{rooms,0,area}', '"1"')` },
    { way: 'shared', change: `jsonb_set(body, '{poolFen}', '1')` },
    { way: 'shared', change: `jsonb_set(body, '{area}', '"1"')` },
    { way: 'opening', change: `jsonb_set(body, '{amountFen}', '1')` },
    { way: 'metered', change: `body - 'segments'` },
  ]
  for (const { way, change } of touch) {
    const [before] = await owner`select b.line_id, b.body from basis b join line l on l.project_id = b.project_id and l.id = b.line_id
      where body->>'way' = ${way} and l.amount_fen > 1000 and l.quantity is distinct from 1 order by l.id limit 1`
    await owner.unsafe(`update basis set body = ${change} where line_id = '${before?.line_id}'`)
    const sentences: string[] = []
    const verified = await verifyExplanations({ store, tell: (sentence) => sentences.push(sentence) })
    await owner`update basis set body = ${owner.json(before?.body)} where line_id = ${before?.line_id}`
    expect({ change, differences: verified.differences }).toEqual({ change, differences: 1 })
    expect(sentences[0]).toContain(before?.line_id)
  }
})

test('a share that was moved from one unit to another is found', async () => {
  const move = (
    fen: number,
  ) => `update share_part set amount_fen = amount_fen + ${fen} * (case position when 0 then 1 when 1 then -1 else 0 end)
    where share_run_id = (select min(id) from share_run where amount_fen > 100)`
  const verified = await whileChanged(move(1), move(-1), () => verifyExplanations({ store, tell: () => {} }))
  expect(verified.differences).toBe(1)
})

test('the books agree with the bills, whole and for one park', async () => {
  const whole = await said(trialBalanceCommand)
  const park = await said(trialBalanceCommand, '--project', 'DG01')
  const [sum] = await app<{ fen: number }[]>`select sum(amount_fen)::bigint as fen from bill`
  expect(whole.code).toBe(0)
  expect(park.lines).toEqual(whole.lines)
  const debit = whole.lines
    .find((line) => line.startsWith('1122\t'))
    ?.split('\t')[2]
    ?.replaceAll(',', '')
  expect(Number(debit?.replace('.', ''))).toBe(sum?.fen)
})

test('the trial balance of a past day holds only what was posted by then', async () => {
  const before = await said(trialBalanceCommand, '--as-of', '2026-01-31')
  const february = await said(trialBalanceCommand, '--as-of', '2026-02-28')
  expect(before).toMatchObject({ code: 0 })
  expect(before.lines.some((line) => line.startsWith('1122'))).toBe(true)
  expect(february.lines.find((line) => line.startsWith('1122\t'))).not.toBe(before.lines.find((line) => line.startsWith('1122\t')))
  expect(february.code).toBe(0)
})

test('books that no longer agree with the bills make the trial balance fail, by how much is said', async () => {
  const raise = (fen: number) =>
    `update journal set amount_fen = amount_fen + ${fen} where row_no = 1 and entry_id = (select min(id) from entry)`
  const found = await whileChanged(raise(100), raise(-100), () => said(trialBalanceCommand))
  expect(found.code).toBe(1)
  expect(found.lines.at(-1)).toMatch(/相差 1\.00$/)
})

test('nothing is altered while nothing has changed', async () => {
  expect(await altered()).toEqual([])
})

test('a price, an area, a reading or a lease that would alter a published line names that line', async () => {
  const price = await whileChanged(
    `update price set unit_price = unit_price * 2 where fee_kind = 'water'`,
    `update price set unit_price = unit_price / 2 where fee_kind = 'water'`,
    altered,
  )
  expect(price).toHaveLength(103)
  expect(price[0]).toMatchObject({ feeName: '水费', month: '2026-01' })
  const area = await whileChanged(
    `update unit set billing_area = billing_area + 1 where room = '1-104'`,
    `update unit set billing_area = billing_area - 1 where room = '1-104'`,
    altered,
  )
  expect(new Set(area.map((line) => line.feeName))).toContain('公摊电费')
  const shorter = await whileChanged(
    `update lease set to_day = '2026-04-20' where contract_no = 'HT-DG01-0002'; update lease_unit set to_day = '2026-04-20' where lease_id = (select id from lease where contract_no = 'HT-DG01-0002')`,
    `update lease set to_day = '2028-04-22' where contract_no = 'HT-DG01-0002'; update lease_unit set to_day = '2028-04-22' where lease_id = (select id from lease where contract_no = 'HT-DG01-0002')`,
    altered,
  )
  expect(shorter.every((line) => line.contractNo === 'HT-DG01-0002' && line.month === '2026-04')).toBe(true)
  expect(shorter.map((line) => line.after)).toContain('不再有这一行')
})

test('a price of a later month alters nothing that is published', async () => {
  const later = `insert into price values ('DG01', 'water', '', '2026-06-01', 9.99, 300, null)`
  expect(await whileChanged(later, `delete from price where from_day = '2026-06-01'`, altered)).toEqual([])
})

test('an old debt is a bill of its own fee, booked against 期初余额, once', async () => {
  const debts =
    await app`select b.month, b.issued_on, b.due_on, b.amount_fen, r.fee_kind, j.credit_account, j.debit_dims, j.credit_dims, l.calculation
    from bill b join receivable r on r.project_id = b.project_id and r.bill_id = b.id
    join journal j on j.project_id = r.project_id and j.entry_id = r.entry_id
    join line l on l.project_id = r.project_id and l.receivable_id = r.id where b.origin = 'opening'`
  expect(debts).toEqual([
    {
      month: '2025-11',
      issued_on: '2025-11-30',
      due_on: '2025-12-10',
      amount_fen: 307100,
      fee_kind: 'property',
      credit_account: '0000',
      debit_dims: expect.stringMatching(/^c=C\d+ k=property$/),
      credit_dims: '',
      calculation: 'opening-debt',
    },
  ])
  const again = await inTransaction(contextOn(app))(async (stores) => ({
    keep: true,
    answer: await publishOpeningDebts(stores, 'DG01', new Date('2026-07-01T00:00:00Z')),
  }))
  expect(again).toBe(0)
})

test('each bill and voucher gets the next number of its month, without gaps, and keeps it', async () => {
  const number = runNumberDocuments(store)
  await Promise.all([number({ projectId: 'DG01' }), number({ projectId: 'DG01' })])
  const march = await app<
    { text: string }[]
  >`select d.text from document_number d join bill b on b.project_id = d.project_id and b.id = d.subject_id
    where b.month = '2026-03' order by d.number`
  expect(march[0]?.text).toBe('ZD-DG01-202603-0001')
  const all = await app<{ series: string; count: number; last: number; counter: number }[]>`
    select d.series, count(*) as count, max(d.number) as last, c.last as counter from document_number d
    join counter c on c.project_id = d.project_id and c.series = d.series group by d.series, c.last`
  expect(all.every((series) => series.count === series.last && series.last === series.counter)).toBe(true)
  const [waiting] = await app<{ count: number }[]>`select count(*) as count from (select id from bill union all select id from entry) s
    where not exists (select from document_number d where d.subject_id = s.id)`
  expect(waiting?.count).toBe(0)
  const before = await app`select * from document_number order by series, number`
  await number({ projectId: 'DG01' })
  expect(await app`select * from document_number order by series, number`).toEqual(before)
})

test('publishing orders exactly one job for the numbers of a park, with its id and nothing else', async () => {
  const jobs =
    await owner`select task_identifier, j.payload from graphile_worker.jobs v join graphile_worker._private_jobs j on j.id = v.id`
  expect(jobs).toEqual([{ task_identifier: 'number-documents', payload: { projectId: 'DG01' } }])
})
