// All meters of a park read at once over true lines: what each said, why one said nothing, and that a second run asks only for what is missing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readParkFolder } from '../../../../bff/adapters/files/park-folder'
import { ids } from '../../../../bff/adapters/ids/derived'
import { connectMeters } from '../../../../bff/adapters/meter/index'
import { meteringStore } from '../../../../bff/adapters/store/metering/index'
import { inTransaction } from '../../../../bff/adapters/store/transaction'
import { runReadMeters } from '../../../../bff/jobs/read-meters'
import type { ElectricityMeter } from '../../../../bff/simulators/meters/electricity'
import { type MeterLineSimulator, startMeterLine } from '../../../../bff/simulators/meters/line'
import type { WaterMeter } from '../../../../bff/simulators/meters/water'
import { billMonth } from '../../../../bff/usecases/billing/bill-month'
import { importPark } from '../../../../bff/usecases/estate/import-park'
import { estimateMissing } from '../../../../bff/usecases/metering/estimate-missing'
import { readMeters } from '../../../../bff/usecases/metering/read-meters'
import { day } from '../../../../core/shared/day'
import { month } from '../../../../core/shared/month'
import { billedPark } from '../../../worlds/park'

const park = await billedPark()
const now = () => new Date('2026-06-03T10:00:00+08:00')
const onDay = day('2026-06-01')

const electricity = (address: string, settled: readonly string[], clock = '2026-06-03 10:00:10'): ElectricityMeter => ({
  kind: 'electricity',
  edition: '2007',
  address,
  now: settled,
  settled,
  clock,
  hasBlocks: true,
})

const water = (address: string, settled: string): WaterMeter => ({
  kind: 'water',
  type: '10',
  address,
  now: settled,
  settled,
  unit: 0x2c,
  clock: '2026-06-03 10:00:05',
  lowFirst: true,
  state: 0,
})

let line: MeterLineSimulator
beforeAll(async () => {
  line = await startMeterLine([
    electricity('340000000001', ['8675.24', '95.94', '3310.50', '2058.00', '3210.80']),
    electricity('340000000003', ['40.00', '10.00', '10.00', '10.00', '10.00']),
    electricity('340000000005', ['40.00', '10.00', '10.00', '10.00', '10.00'], '2026-06-03 07:30:00'),
    electricity('340000000007', ['40.00', '10.00', '10.00', '10.00', '10.00'], '2026-05-30 10:00:00'),
    water('00340000000004', '99999.50'),
  ])
  line.knobs.dead.add('340000000003')
  await importLines(`DG01,1栋配电房,127.0.0.1,${line.port},E34000001;E34000003;E34000005;E34000007;W34000004
DG01,2栋配电房,127.0.0.1,1,E34000009`)
})
afterAll(() => line.stop())

const together = inTransaction({ sql: park.app, ids: ids(), vault: park.vault })

const importLines = async (rows: string) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yft-lines-'))
  writeFileSync(path.join(folder, 'lines.csv'), `项目编码,线路,主机,端口,表号\n${rows}\n`)
  const files = await readParkFolder(folder)
  const imported = await importPark({ inTransaction: together, now, progress: () => {} })({ ...files, dryRun: false })
  rmSync(folder, { recursive: true })
  expect(imported.kind).toBe('done')
}

const progress: string[] = []
const metering = meteringStore({ sql: park.app, ids: ids(), now })
const needs = {
  metering,
  reader: connectMeters({ now }),
  now,
  progress: ({ meters, ofMeters }: { meters: number; ofMeters: number }) => progress.push(`${meters}/${ofMeters}`),
}

const outcomes = async (at = onDay): Promise<Record<string, string>> => {
  const read = await readMeters(needs)({ projectId: 'DG01', onDay: at })
  if (!read.ok) throw new Error(read.code)
  return Object.fromEntries(
    read.value.map(({ meterNo, outcome }) => [meterNo, 'code' in outcome ? `${outcome.kind} ${outcome.code}` : outcome.kind]),
  )
}

const readingsOf = (meterNo: string) => park.app<{ register: string; value: string; source: string }[]>`
  select r.register, trim_scale(r.value) as value, r.source from reading r join metering_point p on p.project_id = r.project_id and p.id = r.point_id
  where p.meter_no = ${meterNo} and r.on_day = ${onDay} order by r.register`

test('each meter has its outcome, and what was frozen at the settlement day becomes its reading', async () => {
  const read = await outcomes()
  expect(read).toMatchObject({
    E34000001: 'read',
    W34000004: 'read',
    E34000003: 'unsure silent',
    E34000005: 'unfit clock-wrong',
    E34000007: 'unfit other-settlement',
    E34000009: 'unsure line-unreachable',
    E34000011: 'unreachable no-line',
  })
  expect(progress.at(-1)).toBe('6/6')
  expect([...(await readingsOf('E34000001'))]).toEqual([
    { register: 'flat', value: '2058', source: 'frozen' },
    { register: 'peak', value: '3310.5', source: 'frozen' },
    { register: 'sharp', value: '95.94', source: 'frozen' },
    { register: 'valley', value: '3210.8', source: 'frozen' },
  ])
  expect([...(await readingsOf('W34000004'))]).toEqual([{ register: 'volume', value: '99999.5', source: 'frozen' }])
  expect([...(await readingsOf('E34000005'))]).toEqual([])
})

test('what was sent and what came is kept for every question, also for those that were not answered', async () => {
  const asks = await park.app<{ outcome: string; code: string; evidence: { exchanges: { asked: string; came: string }[] } }[]>`
    select a.outcome, a.code, a.evidence from meter_ask a join metering_point p on p.project_id = a.project_id and p.id = a.point_id
    where p.meter_no in ('E34000001', 'E34000003') order by p.meter_no`
  expect(asks.map(({ outcome, code }) => `${outcome} ${code}`)).toEqual(['read ', 'unsure silent'])
  expect(asks[0]?.evidence.exchanges[0]?.came).toMatch(/68010000000034 ?68|68 01 00 00 00 00 34 68/i)
})

test('once more asks only for what is missing, and reads what has come back to life', async () => {
  line.asked.length = 0
  line.knobs.dead.clear()
  expect(await outcomes()).toMatchObject({ E34000001: 'known', W34000004: 'known', E34000003: 'read', E34000005: 'unfit clock-wrong' })
  expect(line.asked).not.toContain('340000000001')
  expect(line.asked).toContain('340000000003')
})

test('the nightly job reads what a person has mended meanwhile', async () => {
  const [, , wrongClock] = line.meters
  if (wrongClock?.kind === 'electricity') wrongClock.clock = '2026-06-03 10:01:00'
  await runReadMeters(needs)()
  expect(await outcomes()).toMatchObject({ E34000005: 'known', E34000007: 'unfit other-settlement' })
})

test('two at once: one reads, the other is told so', async () => {
  const both = await Promise.all([1, 2].map(() => readMeters(needs)({ projectId: 'DG01', onDay })))
  expect(both.map((read) => (read.ok ? 'read' : read.code)).sort()).toEqual(['read', 'under-way'])
})

test('a day whose values no meter holds any more is refused before anything is asked', async () => {
  line.asked.length = 0
  expect(await readMeters(needs)({ projectId: 'DG01', onDay: day('2026-05-01') })).toMatchObject({ ok: false, code: 'day-not-readable' })
  expect(line.asked).toEqual([])
})

test('on the day itself a meter that has frozen nothing for it is asked what its dial shows', async () => {
  const today = day('2026-06-03')
  const read = await outcomes(today)
  expect(read.E34000001).toBe('read')
  const [reading] = await park.app<{ source: string }[]>`select source from reading where on_day = ${today} limit 1`
  expect(reading?.source).toBe('remote')
})

const latestOf = async (meterNo: string, register: string) => {
  const [row] = await park.app<{ value: string; source: string; revision: number; note: string }[]>`
    select trim_scale(r.value) as value, r.source, r.revision, r.note from reading r
    join metering_point p on p.project_id = r.project_id and p.id = r.point_id
    where p.meter_no = ${meterNo} and r.register = ${register} and r.on_day = ${onDay} order by r.revision desc limit 1`
  return row
}

const pointOf = async (meterNo: string) =>
  (await park.app<{ id: string }[]>`select id from metering_point where meter_no = ${meterNo}`).map(({ id }) => id)

test('a meter that cannot be reached is estimated by its last three months, and the reading says so', async () => {
  const pointIds = await pointOf('E34000009')
  expect(await estimateMissing(needs)({ projectId: 'DG01', onDay, pointIds })).toEqual([
    { meterNo: 'E34000009', by: 'recent', isProlonged: false },
  ])
  const [past] = await park.app<{ last: string; used: string; multiplier: string }[]>`
    select (select value from reading where point_id = i.point_id and register = 'peak' and on_day = '2026-05-01' limit 1) as last,
      (select sum(quantity) from metered_usage where point_id = i.point_id and register = 'peak' and from_day >= '2026-02-01') as used, i.multiplier
    from installation i where i.point_id = ${pointIds[0] ?? ''} and i.to_day is null`
  const expected = Number(past?.last) + Math.round((Number(past?.used) / 89 / Number(past?.multiplier)) * 31 * 100) / 100
  expect(await latestOf('E34000009', 'peak')).toEqual({
    value: String(Number(expected.toFixed(2))),
    source: 'estimated',
    revision: 1,
    note: '按最近三期的日均用量',
  })
})

test('a true reading takes the place of an estimate as long as nothing is billed by it', async () => {
  expect((await outcomes()).E34000009).toBe('unsure line-unreachable')
  const [meter] = await metering.pasts({ projectId: 'DG01', onDay, pointIds: await pointOf('E34000009') })
  if (!meter) throw new Error('no such meter')
  const keep = (value: string) =>
    metering.keep('DG01', {
      meter,
      onDay,
      outcome: { kind: 'read' },
      source: 'frozen',
      values: { peak: value },
      meterTime: null,
      evidence: { driver: 'line', tries: 1, exchanges: [], askedAt: now(), answeredAt: now() },
    })
  await keep('7777.77')
  expect(await latestOf('E34000009', 'peak')).toMatchObject({ value: '7777.77', source: 'frozen', revision: 2 })
  await keep('8888.88')
  expect(await latestOf('E34000009', 'peak')).toMatchObject({ value: '7777.77', revision: 2 })
})

test('the month is billed from what was read, and the line says so', async () => {
  const billed = await billMonth({ inTransaction: together, now, progress: () => {} })({
    projectId: 'DG01',
    month: month('2026-05'),
    publish: true,
  })
  if (!billed.ok) throw new Error(billed.code)
  const lines = await park.app<{ body: { segments: { end: { source: string; value: string } }[] } }[]>`
    select s.body from line n join basis s on s.project_id = n.project_id and s.line_id = n.id
    where n.object = 'E34000001' and n.service_to = '2026-05-31' and n.register = 'sharp'`
  expect(lines.map(({ body }) => body.segments[0]?.end)).toEqual([{ onDay: '2026-06-01', value: '95.94', source: 'frozen' }])
})
