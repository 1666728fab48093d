// T03: the server is killed again and again at named points of a booking; after WeChat has told everything again, the books are those of a run
// in which nobody died.
import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { ids } from '../../../bff/adapters/ids/derived'
import { type Client, connect } from '../../../bff/adapters/store/connect'
import { jobQueue } from '../../../bff/adapters/store/queue'
import { violations } from '../../worlds/sound'
import { quiet } from './duplicates'
import { type Mortal, points } from './mortal'
import { account, noticeBody, noticePath, openedAt, openTill, type Place, signedHeaders, type Till } from './till'

export interface Killed {
  kills: number
  deaths: number
  /** The first rows that differ from the undisturbed run. */
  differing: string[]
  /** Receipts without a number, and gaps among the numbers. */
  unnumbered: number
  gaps: number
  violations: string[]
}

const now = new Date(openedAt.getTime() + 60_000)

export const killAgainAndAgain = async (disturbed: Place, undisturbed: Place, kills: number): Promise<Killed> => {
  const [hit, calm] = [await openTill(disturbed, kills), await openTill(undisturbed, kills)]
  const [owner, other] = [disturbed, undisturbed].map(({ ownerUrl }) => connect(ownerUrl, { name: 'yft-storm', max: 1 })) as [
    Client,
    Client,
  ]
  const bodies = hit.orders.map((order) => noticeBody(order, now))
  const { start, stop } = servers()
  try {
    let deaths = 0
    for (let at = 0; at < kills; at += 1) deaths += (await oneDeath(start, hit, bodies, at)) ? 1 : 0
    await letTenMinutesPass(owner)
    await unharmed(start, hit, bodies, owner)
    await unharmed(start, calm, bodies, other)
    const [rows, wanted] = [await booked(owner), await booked(other)]
    const [numbers] = await owner<{ unnumbered: number; gaps: number }[]>`
      select count(*) filter (where d.number is null) as unnumbered, coalesce(max(d.number) - count(d.number), 0) as gaps
      from receipt r left join document_number d on d.project_id = r.project_id and d.subject_id = r.id`
    return {
      kills,
      deaths,
      differing: Object.keys(wanted)
        .flatMap((table) => differing(table, rows[table] ?? [], wanted[table] ?? []))
        .slice(0, 10),
      unnumbered: numbers?.unnumbered ?? 0,
      gaps: numbers?.gaps ?? 0,
      violations: await violations(owner),
    }
  } finally {
    stop()
    await Promise.all([owner.end(), other.end()])
  }
}

/** WeChat tells the one before again, then the one on whose booking the server dies. */
const oneDeath = async (start: Servers['start'], till: Till, bodies: readonly string[], at: number): Promise<boolean> => {
  const { paymentId, outTradeNo } = till.orders[at] as Till['orders'][number]
  const point = points[at % points.length] as (typeof points)[number]
  const receiptId = ids().derive('receipt', 'P1', 'wechat', account, `42${outTradeNo}`)
  const server = await start({ env: till.env, now: now.toISOString(), death: { point, paymentId, receiptId } })
  if (at > 0) await tell(server.origin, till, bodies[at - 1] ?? '')
  await tell(server.origin, till, bodies[at] ?? '')
  return (await server.over) === 'SIGKILL'
}

const unharmed = async (start: Servers['start'], till: Till, bodies: readonly string[], owner: Client): Promise<void> => {
  const server = await start({ env: till.env, now: now.toISOString(), death: null })
  for (const body of bodies) {
    const status = await tell(server.origin, till, body)
    if (status !== 204) throw new Error(`a notice was answered with ${status} although nobody died`)
  }
  await quiet(owner)
  server.child.disconnect()
  await server.over
}

interface Servers {
  start: (mortal: Mortal) => Promise<{ origin: string; child: ChildProcess; over: Promise<string | null> }>
  stop: () => void
}

/** A server takes seconds to load its programs; the next two do so while the one before is told and dies. */
const servers = (): Servers => {
  const spares = [load(), load()]
  const start: Servers['start'] = async (mortal) => {
    const child = spares.shift() ?? load()
    spares.push(load())
    const over = new Promise<string | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)))
    const answered = new Promise<string>((resolve) => child.once('message', (origin) => resolve(String(origin))))
    child.send(mortal)
    const origin = await Promise.race([answered, over.then(() => Promise.reject(new Error('the server ended before it served')))])
    return { origin, child, over }
  }
  return { start, stop: () => spares.forEach((spare) => void spare.disconnect()) }
}

const load = (): ChildProcess =>
  fork(path.join(import.meta.dirname, 'mortal-server.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

/** 0 when the server died over it. */
const tell = async (origin: string, { platformKey }: Till, body: string): Promise<number> => {
  try {
    return (await fetch(origin + noticePath, { method: 'POST', body, headers: signedHeaders(body, platformKey, now) })).status
  } catch {
    return 0
  }
}

/** A job that a dead server had taken is given back after ten minutes. */
export const letTenMinutesPass = async (owner: Client): Promise<void> => {
  await owner`update graphile_worker._private_jobs set locked_at = locked_at - interval '11 minutes' where locked_at is not null`
  await jobQueue(owner).release(new Date(Date.now() - 10 * 60_000))
}

/** All that a booking writes, but for what is encrypted anew each time and the numbers, which go by the order of the jobs. */
const booked = async (owner: Client): Promise<Record<string, string[]>> => {
  const tables = {
    receipt: 'select * from receipt',
    receipt_part: 'select * from receipt_part',
    payment_event: 'select * from payment_event',
    payment_head: 'select * from payment_head',
    move: "select * from move where cause = 'receipt'",
    entry: "select * from entry where event = 'receipt'",
    journal: "select j.* from journal j join entry e on e.project_id = j.project_id and e.id = j.entry_id where e.event = 'receipt'",
    raw_notice: 'select project_id, id, channel, account, verdict, received_at from raw_notice',
  }
  const found: Record<string, string[]> = {}
  for (const [table, sql] of Object.entries(tables)) {
    const rows = await owner.unsafe<{ row: string }[]>(`select t::text as row from (${sql}) t`)
    found[table] = rows.map(({ row }) => row).sort()
  }
  return found
}

const differing = (table: string, rows: readonly string[], wanted: readonly string[]): string[] => {
  const [mine, theirs] = [new Set(rows), new Set(wanted)]
  return [
    ...(rows.length === wanted.length ? [] : [`${table}: ${rows.length} rows, ${wanted.length} without a death`]),
    ...wanted.filter((row) => !mine.has(row)).map((row) => `${table} lacks ${row}`),
    ...rows.filter((row) => !theirs.has(row)).map((row) => `${table} has ${row}`),
  ]
}
