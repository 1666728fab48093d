// T01: every payment told 15 times, shuffled, over 32 connections: each is booked once, and every telling is answered with success.
import { connect } from '../../../bff/adapters/store/connect'
import { violations } from '../../worlds/sound'
import { startChild } from '../child'
import { p99Of, type Told } from './tell'
import { noticeBody, noticePath, openTill, type Place } from './till'

export interface Stormed {
  payments: number
  deliveries: number
  receipts: number
  numbered: number
  successes: number
  p99Ms: number
  perSecond: number
  violations: string[]
}

const times = 15

export const duplicates = async (place: Place, payments: number): Promise<Stormed> => {
  const till = await openTill(place, payments)
  const bodies = till.orders.map((order) => noticeBody(order, new Date()))
  const turns = shuffled(Array.from({ length: payments * times }, (_, turn) => turn % payments))
  const [server, teller] = [startChild('storms/our-server.ts'), startChild('storms/tell-child.ts')]
  const owner = connect(place.ownerUrl, { name: 'yft-storm', max: 1 })
  try {
    const origin = await server.ask<string>(till.env)
    const told = await teller.ask<Told>({ origin, path: noticePath, platformKey: till.platformKey, bodies, turns })
    await quiet(owner)
    const [kept] = await owner<{ receipts: number; numbered: number }[]>`
      select (select count(*) from receipt) as receipts,
        (select count(distinct d.subject_id) from document_number d join receipt r on r.project_id = d.project_id and r.id = d.subject_id) as numbered`
    return {
      payments,
      deliveries: turns.length,
      receipts: kept?.receipts ?? 0,
      numbered: kept?.numbered ?? 0,
      successes: told.statuses.filter((status) => status === 204).length,
      p99Ms: p99Of(told.tookMs),
      perSecond: told.perSecond,
      violations: await violations(owner),
    }
  } finally {
    await owner.end()
    for (const { stop } of [server, teller]) await stop()
  }
}

/** By chance that is the same in every run. */
const shuffled = (values: number[], seed = 20_260_301): number[] => {
  let state = seed
  const chance = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = chance(last + 1)
    const kept = values[last] as number
    values[last] = values[other] as number
    values[other] = kept
  }
  return values
}

/** Until the worker has nothing left that is due. */
export const quiet = async (owner: ReturnType<typeof connect>): Promise<void> => {
  for (let tries = 0; tries < 1200; tries += 1) {
    const [left] = await owner<{ count: number }[]>`select count(*) as count from graphile_worker.jobs where run_at <= now()`
    if (left?.count === 0) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the worker did not get through its jobs')
}
