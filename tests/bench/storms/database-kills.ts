// T04: the database is killed again and again while notices come in: whatever was answered with success is in the books, what is in the books
// without an answer is no more than what was under way, and the server, which nobody restarts, books on as soon as the database is back.
import { setTimeout as pause } from 'node:timers/promises'
import { type Client, connect } from '../../../bff/adapters/store/connect'
import { violations } from '../../worlds/sound'
import { startChild } from '../child'
import { quiet } from './duplicates'
import { letTenMinutesPass } from './kills'
import { startMortalDatabase } from './mortal-database'
import { type Telling, tellAll } from './tell'
import { noticeBody, noticePath, openTill } from './till'

export interface DatabaseKilled {
  deaths: number
  payments: number
  /** Answered with success, and not in the books. */
  lost: number
  /** In the books without an answer, after the death that left the most. */
  mostUnanswered: number
  /** From the database's first answer to the first notice that is booked. */
  slowestReturnMs: number
  /** Neither success nor "tell it again": a server that died would be among them. */
  otherAnswers: number
  receipts: number
  numbered: number
  violations: string[]
}

export const killTheDatabase = async (
  deaths: number,
  paymentsEach: number,
  say: (text: string) => void = () => {},
): Promise<DatabaseKilled> => {
  const database = await startMortalDatabase()
  const server = startChild('storms/our-server.ts')
  const owner = connect(database.place.ownerUrl, { name: 'yft-storm', max: 1 })
  try {
    const till = await openTill(database.place, deaths * paymentsEach)
    const bodies = till.orders.map((order) => noticeBody(order, new Date()))
    const origin = await server.ask<string>(till.env)
    const tell = (turns: readonly number[], answered?: (count: number) => void) =>
      tellAll({ origin, path: noticePath, platformKey: till.platformKey, bodies, turns } satisfies Telling, answered)
    const seen = { lost: 0, mostUnanswered: 0, slowestReturnMs: 0, otherAnswers: 0 }
    for (let death = 0; death < deaths; death += 1) {
      const turns = Array.from({ length: paymentsEach }, (_, at) => death * paymentsEach + at)
      // Each time at another place, from the first answers to the last third.
      const killAfter = 1 + Math.floor((paymentsEach * 2 * (death + 0.5)) / (3 * deaths))
      const { statuses } = await tell(turns, (count) => count === killAfter && database.kill())
      await database.revive()
      const revivedAt = performance.now()
      const booked = await bookedOf(owner)
      const isBooked = turns.map((turn) => booked.has(`42${till.orders[turn]?.outTradeNo}`))
      const again = statuses.findIndex((status) => status !== 204)
      while ((await tell([turns[again] ?? 0])).statuses[0] !== 204) await pause(20)
      const unanswered = isBooked.filter((is, at) => is && statuses[at] !== 204).length
      const returnMs = performance.now() - revivedAt
      seen.lost += isBooked.filter((is, at) => !is && statuses[at] === 204).length
      seen.mostUnanswered = Math.max(seen.mostUnanswered, unanswered)
      seen.slowestReturnMs = Math.max(seen.slowestReturnMs, returnMs)
      seen.otherAnswers += statuses.filter((status) => status !== 204 && status !== 500 && status !== 503).length
      const counted = statuses.filter((status) => status === 204).length
      say(`第 ${death + 1} 次：应答 ${counted}，记账 ${isBooked.filter(Boolean).length}，${Math.round(returnMs)} 毫秒后恢复`)
    }
    await tell(till.orders.map((_, at) => at))
    await letTenMinutesPass(owner)
    await quiet(owner)
    return { deaths, payments: till.orders.length, ...seen, ...(await counted(owner)), violations: await violations(owner) }
  } finally {
    await server.stop()
    await owner.end({ timeout: 5 })
    await database.stop()
  }
}

const bookedOf = async (owner: Client): Promise<ReadonlySet<string>> => {
  const rows = await owner<{ transaction_id: string }[]>`select transaction_id from receipt`
  return new Set(rows.map((row) => row.transaction_id))
}

const counted = async (owner: Client): Promise<{ receipts: number; numbered: number }> => {
  const [kept] = await owner<{ receipts: number; numbered: number }[]>`
    select (select count(*) from receipt) as receipts,
      (select count(distinct d.subject_id) from document_number d join receipt r on r.project_id = d.project_id and r.id = d.subject_id) as numbered`
  return { receipts: kept?.receipts ?? 0, numbered: kept?.numbered ?? 0 }
}
