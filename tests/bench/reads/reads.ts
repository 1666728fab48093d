// What a tenant waits for: the reads of the true server against a bare Koa route that sends the same statement and the same bytes.
import { randomBytes } from 'node:crypto'
import { connect } from '../../../bff/adapters/store/connect'
import { month } from '../../../core/shared/month'
import type { Bench, Given } from '../bench'
import { billedPark } from '../billed-park'
import { startChild } from '../child'
import { startLoad } from '../load'
import { type Measure, size, speed, takeTurns } from '../measure'
import type { Place } from '../server'
import { type Asked, askedOf, requestOf, signInAll, type Tenant } from './asked'

export const reads: Bench = {
  name: 'reads',
  does: '账单列表、账单详情、首页：每秒请求数，对照只发同一条 SQL 的 Koa',
  run: async ({ server, say }) => {
    const { create, drop } = await server()
    say('准备 200 份合同、12 个月的账单')
    const place = await create('reads')
    const keys = { dataKey: randomBytes(32), indexKey: randomBytes(32) }
    const tenants = await prepare(place, keys)
    const measures = await measure({ place, keys, tenants, say })
    await drop('reads')
    return measures
  },
}

export interface Keys {
  dataKey: Buffer
  indexKey: Buffer
}

const first = month('2025-01')

const prepare = async ({ ownerUrl, appUrl }: Place, keys: Keys): Promise<Tenant[]> => {
  const owner = connect(ownerUrl, { name: 'yft-bench', max: 2 })
  const app = connect(appUrl, { name: 'yft-bench', max: 2 })
  try {
    await billedPark(app, { leases: 200, first, months: 12 })
    const tenants = await signInAll(app, keys)
    await owner`vacuum analyze`
    return tenants
  } finally {
    await Promise.all([owner.end(), app.end()])
  }
}

interface Prepared {
  place: Place
  keys: Keys
  tenants: readonly Tenant[]
  say: Given['say']
}

const routes = [
  { name: 'bill-list', route: 'listBills', title: '账单列表' },
  { name: 'bill-detail', route: 'bill', title: '账单详情' },
  { name: 'home', route: 'home', title: '首页' },
] as const

const measure = async ({ place, keys, tenants, say }: Prepared): Promise<Measure[]> => {
  const [largest, ...usual] = await askedOf({ place, keys, tenants }, routes)
  if (!largest) throw new Error('nobody is signed in')
  const [ours, bare, asking] = [startChild('reads/our-server.ts'), startChild('reads/bare-server.ts'), startLoad()]
  try {
    const origins = {
      ours: await ours.ask<string>({ databaseUrl: place.appUrl, dataKey: inText(keys.dataKey), indexKey: inText(keys.indexKey) }),
      limit: await bare.ask<string>({ databaseUrl: place.appUrl, asked: usual.flatMap((asked) => Object.values(asked)) }),
    }
    const measures: Measure[] = []
    for (const { name, route, title } of routes) {
      say(`${title}：每边 ${rounds} 轮，每轮 ${seconds} 秒`)
      const asked = usual.map((of) => of[route])
      await sameAnswers(asked, origins)
      measures.push(speed({ name, title, unit: '请求/秒', goal: 0.6, ...(await compared(asking.load, asked, origins)) }))
    }
    return [...measures, homeSize(largest.home)]
  } finally {
    for (const { stop } of [ours, bare, asking]) await stop()
  }
}

const inText = (key: Buffer): string => key.toString('base64')

interface Origins {
  ours: string
  limit: string
}

const [rounds, seconds] = [5, 3]

const compared = async (load: ReturnType<typeof startLoad>['load'], asked: readonly Asked[], { ours, limit }: Origins) => {
  const requests = asked.map(requestOf)
  const perSecond = async (origin: string, during: number) => (await load({ origin, requests, seconds: during })).perSecond
  for (const origin of [ours, limit]) await perSecond(origin, warmingSeconds)
  return takeTurns(rounds, { ours: () => perSecond(ours, seconds), limit: () => perSecond(limit, seconds) })
}

const warmingSeconds = 4

/** The limit is honest only when both say the same. */
const sameAnswers = async (asked: readonly Asked[], { ours, limit }: Origins): Promise<void> => {
  for (const { path, headers } of asked.slice(0, 5)) {
    const [one, other] = await Promise.all([ours, limit].map(async (origin) => (await fetch(origin + path, { headers })).text()))
    if (one !== other) throw new Error(`${path}: the bare route answers something else`)
  }
}

/** Of the tenant with the most contracts. */
const homeSize = ({ reply }: Asked): Measure =>
  size({ name: 'home-size', title: '首页大小，25 份合同', unit: '字节', ours: Buffer.byteLength(JSON.stringify(reply)), limit: 10 * 1024 })
