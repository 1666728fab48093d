/** Two that write at the same moment: one wins, the other is refused, and nothing slips in between. */
import { expect, test } from 'vitest'
import type { Transaction } from '../../../../bff/adapters/store/connect'
import { freshDatabase } from '../../../worlds/database'
import { seedTwoProjects, wholeBill } from '../../../worlds/two-projects'

const { app, owner } = await freshDatabase()
await seedTwoProjects(owner)

const move = (seq: number, before: number, delta: number, cause: string) => `
  insert into move (project_id, account, seq, before_fen, delta_fen, after_fen, cause, cause_id, at)
    values ('P1', 'rcv_1', ${seq}, ${before}, ${delta}, ${before + delta}, 'payment', '${cause}', now())`

test('of two payments that take from the same balance one is refused', async () => {
  const ends = await race(move(2, 10600, -10600, 'pay_1'), move(2, 10600, -10600, 'pay_2'))
  expect(ends).toEqual(['done', '23505 move_pkey'])
})

test('sixty-four payments at once take from a balance exactly once', async () => {
  await owner.unsafe(`insert into move (project_id, account, seq, before_fen, delta_fen, after_fen, cause, cause_id, at)
    values ('P1', 'pool', 1, 0, 100, 100, 'top-up', 'x', now())`)
  const take = (n: number) => app.unsafe(move(2, 100, -100, `pay_${n}`).replace('rcv_1', 'pool'))
  const ends = await Promise.allSettled(Array.from({ length: 64 }, (_, n) => take(n)))
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  expect(await app`select sum(delta_fen)::int8 as fen from move where account = 'pool'`).toEqual([{ fen: 0 }])
})

test('of two runs that bill one lease for one month one is refused', async () => {
  const [one, other] = [wholeBill('a', { month: '2026-05' }), wholeBill('b', { month: '2026-05' })]
  expect(await race(one, other)).toEqual(['done', '23505 bill_once'])
})

test('of two that undo one entry one is refused', async () => {
  const undo = (id: string) => `
    insert into journal (project_id, entry_id, row_no, debit_account, debit_dims, credit_account, credit_dims, amount_fen)
      values ('P1', '${id}', 1, '1122', 'c=T1 k=property', '6051', 'b=C1 k=property', -10600);
    insert into entry (project_id, id, company_id, event, event_id, posted_on, undoes, recorded_at)
      values ('P1', '${id}', 'C1', 'void', '${id}', '2026-03-31', 'ent_1', now())`
  expect(await race(undo('ent_u'), undo('ent_v'))).toEqual(['done', '23505 entry_undone_once'])
})

test('of two leases that take one room one is refused', async () => {
  const hold = (from: string) =>
    `insert into lease_unit (project_id, lease_id, unit_id, from_day, to_day, position) values ('P1', 'L1', 'U2', '${from}', '2026-12-31', 1)`
  expect(await race(hold('2026-01-01'), hold('2026-06-01'))).toEqual(['done', '23P01 one_lease_holds_a_unit'])
})

test('of two that bill one stretch of usage one is refused', async () => {
  const use = (from: string) => `
    insert into metered_usage (project_id, point_id, register, from_day, to_day, month, quantity, borne_by, lease_id, publication_id)
      values ('P1', 'M1', 'total', '${from}', '2026-04-01', '2026-04', 1, 'lease', 'L1', 'pub_1')`
  expect(await race(use('2026-03-01'), use('2026-03-15'))).toEqual(['done', '23P01 usage_is_billed_once'])
})

test('a line that comes while its receivable is being published stays outside', async () => {
  const late = `insert into line (project_id, id, receivable_id, calculation, service_from, service_to, amount_fen, position)
    values ('P1', 'lin_late', 'rcv_c', 'property', '2026-03-01', '2026-03-31', 100, 9)`
  expect(await race(wholeBill('c', { month: '2026-06' }), late)).toEqual(['done', '23514 line_after_publication'])
})

test('a line that came first stays outside too: its receivable is not there when it ends', async () => {
  const early = `insert into line (project_id, id, receivable_id, calculation, service_from, service_to, amount_fen, position)
    values ('P1', 'lin_early', 'rcv_d', 'property', '2026-03-01', '2026-03-31', 100, 9)`
  expect(await race(early, wholeBill('d', { month: '2026-07' }))).toEqual(['23503 line_project_id_receivable_id_fkey', 'done'])
})

test('a row that comes while its entry is being booked stays outside', async () => {
  const late = `insert into journal (project_id, entry_id, row_no, debit_account, debit_dims, credit_account, credit_dims, amount_fen)
    values ('P1', 'ent_e', 9, '1122', 'c=T1 k=property', '6051', 'b=C1 k=property', 100)`
  expect(await race(wholeBill('e', { month: '2026-08' }), late)).toEqual(['done', '23514 row_after_entry'])
})

test('a part that comes while its pool is being published stays outside', async () => {
  const part = (unit: string, fen: number) =>
    `insert into share_part (project_id, share_run_id, unit_id, weight, amount_fen, position) values ('P1', 'shr_f', '${unit}', 1, ${fen}, 1)`
  const run = `${part('U1', 100)}; insert into share_run (project_id, id, pool_id, month, register, publication_id, amount_fen, body)
    values ('P1', 'shr_f', 'G1', '2026-08', 'total', 'pub_1', 100, '{}')`
  expect(await race(run, part('U2', 5))).toEqual(['done', '23514 part_after_publication'])
})

test('payments in one project do not wait for each other', async () => {
  const pay = (id: string) => `
    insert into journal (project_id, entry_id, row_no, debit_account, debit_dims, credit_account, credit_dims, amount_fen)
      values ('P1', '${id}', 1, '1002', 'a=1', '1122', 'c=T1 k=property', 100);
    insert into entry (project_id, id, company_id, event, event_id, posted_on, recorded_at)
      values ('P1', '${id}', 'C1', 'receive', '${id}', '2026-03-31', now())`
  await app.begin(async (first) => {
    await first.unsafe(pay('ent_p'))
    await app.begin((second) => second.unsafe(`set local lock_timeout = '2s'; ${pay('ent_q')}`))
  })
  expect(await app`select id from entry where id in ('ent_p', 'ent_q')`).toHaveLength(2)
})

test('without taking turns the late line would have slipped in', async () => {
  const late = `insert into line (project_id, id, receivable_id, calculation, service_from, service_to, amount_fen, position)
    values ('P1', 'lin_slipped', 'rcv_g', 'property', '2026-03-01', '2026-03-31', 100, 9)`
  await owner`create or replace function take_turns(subjects text[]) returns void language sql as 'select'`
  expect(await race(wholeBill('g', { month: '2026-09' }), late)).toEqual(['done', 'done'])
})

/** The second begins when the first has written, and ends after it: the worst moment for whoever must not miss the other's rows. */
async function race(first: string, second: string): Promise<string[]> {
  const firstEnded = gate()
  let latecomer: Promise<string> | undefined
  const one = app.begin(async (transaction) => {
    await transaction.unsafe(first)
    const { end, pid, written } = await begin(second, firstEnded.opened)
    latecomer = end
    while (!written() && !(await isBlocked(transaction, pid)));
  })
  const endOfFirst = await endOf(one)
  firstEnded.open()
  return [endOfFirst, (await latecomer) ?? 'never began']
}

async function begin(statement: string, mayEnd: Promise<void>) {
  const begun = gate()
  let pid = 0
  let written = false
  const end = endOf(
    app.begin(async (transaction) => {
      const [row] = await transaction<{ pid: number }[]>`select pg_backend_pid() as pid`
      pid = row?.pid ?? 0
      begun.open()
      await transaction.unsafe(statement).finally(() => {
        written = true
      })
      await mayEnd
    }),
  )
  await begun.opened
  return { end, pid, written: () => written }
}

async function isBlocked(transaction: Transaction, pid: number): Promise<boolean> {
  const [row] = await transaction<{ blocked: boolean }[]>`select cardinality(pg_blocking_pids(${pid})) > 0 as blocked`
  return row?.blocked ?? false
}

function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

async function endOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (fault) {
    const { code, constraint_name, message } = fault as { code: string; constraint_name?: string; message: string }
    return `${code} ${constraint_name ?? message}`
  }
}
