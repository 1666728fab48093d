// A vendor's cloud, asked and pushing: exact figures at the right moment, nothing from strangers, and one bad record harms no other.
import { afterEach, expect, test } from 'vitest'
import type { CloudAccount, RecordForm } from '../../../../bff/adapters/meter/cloud/profile'
import { connectMeters } from '../../../../bff/adapters/meter/index'
import { meterFeed } from '../../../../bff/adapters/meter/push/index'
import type { MeterAsk } from '../../../../bff/ports/meter'
import { type CloudRecord, type MeterCloudSimulator, signedPush, startMeterCloud } from '../../../../bff/simulators/meters/cloud'
import { outcomeOf } from './line-of'

const now = new Date('2026-11-25T09:00:00+08:00')
const secret = 'shared with the vendor'

const record: RecordForm = {
  listAt: 'data.rows',
  deviceAt: 'sn',
  timeAt: 'ts',
  time: 'local',
  registersAt: { total: 'energy.sum', peak: 'energy.f' },
  unit: 'kWh',
  multiplied: true,
}

const opened: MeterCloudSimulator[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((cloud) => cloud.stop()))
})

const cloudWith = async (records: readonly CloudRecord[], form: Partial<RecordForm> = {}, changes: Partial<CloudAccount> = {}) => {
  const simulator = await startMeterCloud({ key: 'park', secret })
  opened.push(simulator)
  simulator.records.push(...records)
  const account: CloudAccount = {
    name: 'vendor',
    baseUrl: simulator.url,
    key: 'park',
    secret,
    timeoutMs: 300,
    profile: {
      auth: { kind: 'token', path: '/token', keyField: 'appKey', secretField: 'appSecret', tokenAt: 'data.token' },
      path: '/readings?from={from}&to={to}&page={page}',
      callsPerMinute: 60_000,
      record: { ...record, ...form },
    },
    ...changes,
  }
  return { simulator, reader: connectMeters({ now: () => now, clouds: [account] }) }
}

const ask = (device: string, changes: Partial<MeterAsk> = {}): MeterAsk => ({
  id: device,
  place: { kind: 'cloud', account: 'vendor', device },
  registers: ['total'],
  moment: 'now',
  withClock: false,
  ...changes,
})

const row = (sn: string, ts: string | number, sum: string | number | null): CloudRecord => ({ sn, ts, energy: { sum } })

test('the latest report counts, over all pages, and says that it is multiplied already', async () => {
  const many = Array.from({ length: 120 }, (_, index) => row(`d${index}`, '2026-11-25 08:00:00', `${index}.50`))
  const { reader } = await cloudWith([row('d7', '2026-11-24 08:00:00', '1.00'), ...many, row('d7', '2026-11-25 10:00:00', '9.99')])
  const [one, last, none] = await reader.read([ask('d7'), ask('d119'), ask('d120')])
  expect(one).toMatchObject({
    answer: { state: 'done', value: { values: { total: '7.50' }, meterTime: '2026-11-25 08:00:00', multiplied: true } },
    evidence: {
      driver: 'cloud vendor',
      exchanges: expect.arrayContaining([{ asked: expect.stringContaining('page=1'), came: expect.any(String) }]),
    },
  })
  expect(last?.answer).toMatchObject({ value: { values: { total: '119.50' } } })
  expect(none?.answer).toEqual({ state: 'unsure', why: 'not-reported' })
})

test('a settled value is the one of the boundary and no other', async () => {
  const { reader } = await cloudWith([
    row('a', '2026-11-01 00:00:00', '10.00'),
    row('a', '2026-11-02 00:00:00', '11.00'),
    row('b', '2026-11-01 00:15:00', '20.00'),
  ])
  const answers = await reader.read([ask('a', { moment: 'settled' }), ask('b', { moment: 'settled' })])
  expect(answers.map(({ answer }) => answer)).toMatchObject([
    { state: 'done', value: { values: { total: '10.00' }, moment: 'settled' } },
    { state: 'unsure', why: 'not-reported' },
  ])
})

test.each([
  ['Wh become kWh', { unit: 'Wh' }, row('a', '2026-11-25 08:00:00', '12345'), '12.345'],
  ['a number is as exact as a text', {}, row('a', '2026-11-25 08:00:00', 1234.1), '1234.1'],
  ['seconds', { time: 'seconds' }, row('a', 1_795_564_800, '5'), '5'],
  ['milliseconds', { time: 'milliseconds' }, row('a', 1_795_564_800_000, '5'), '5'],
] as const)('%s', async (_, form, one, total) => {
  const { reader } = await cloudWith([one], form)
  expect((await reader.read([ask('a')]))[0]?.answer).toMatchObject({
    state: 'done',
    value: { values: { total }, meterTime: '2026-11-25 08:00:00' },
  })
})

test('a record that cannot be read is refused by itself', async () => {
  const { reader } = await cloudWith([
    row('a', 'yesterday', '1.00'),
    row('b', '2026-11-25 08:00:00', '-1'),
    row('c', '2026-11-25 08:00:00', '3.00'),
  ])
  const answers = await reader.read([ask('a'), ask('b'), ask('c'), ask('c', { id: 'peak', registers: ['total', 'peak'] })])
  expect(answers.map(outcomeOf)).toEqual(['field-unfit', 'field-unfit', 'read', 'register-missing'])
})

test.each([
  ['slow', { slowMs: 600 }, 'timeout'],
  ['down', { down: true }, 'network'],
  ['refusing', { refuse: 'LIMIT' }, 'http 400'],
])('a vendor that is %s leaves us unsure', async (_, knobs, why) => {
  const { simulator, reader } = await cloudWith([row('a', '2026-11-25 08:00:00', '1.00')])
  Object.assign(simulator.knobs, knobs)
  expect((await reader.read([ask('a')])).map(outcomeOf)).toEqual([why])
})

test('wrong keys and unknown accounts are told', async () => {
  const { reader } = await cloudWith([], {}, { secret: 'another' })
  expect((await reader.read([ask('a'), ask('b', { place: { kind: 'cloud', account: 'nobody', device: 'b' } })])).map(outcomeOf)).toEqual([
    'http 401',
    'account-unknown',
  ])
})

const feed = meterFeed({ name: 'vendor', secret, record })
const pushed = (changes: Partial<{ secret: string; nonce: string; at: Date }> = {}) => {
  const { headers, body } = signedPush([row('a', '2026-11-25 08:00:00', '1.00')], { secret, nonce: 'n-1', at: now, ...changes })
  return { headers: { ...headers }, body: Buffer.from(body) }
}

test('a genuine push is known, has a name to be kept once, and says its readings', () => {
  expect(feed.verify(pushed(), now)).toEqual({ kind: 'genuine', messageId: 'n-1' })
  expect(feed.read(pushed().body)).toEqual({
    ok: true,
    value: { readings: [{ device: 'a', meterTime: '2026-11-25 08:00:00', values: { total: '1.00' }, multiplied: true }], unfit: [] },
  })
  expect(feed.read(Buffer.from('<html>'))).toMatchObject({ ok: false, code: 'not-json' })
  expect(feed.read(Buffer.from('{}'))).toMatchObject({ ok: false, code: 'field-unfit' })
})

test.each([
  ['another secret', pushed({ secret: 'guessed' }), 'signature-wrong'],
  ['a body changed on the way', { ...pushed(), body: Buffer.from('{}') }, 'signature-wrong'],
  ['another name for the same message', { ...pushed(), headers: { ...pushed().headers, 'x-nonce': 'n-2' } }, 'signature-wrong'],
  [
    'a fresh time on an old message',
    {
      ...pushed({ at: new Date(now.getTime() - 400_000) }),
      headers: { ...pushed({ at: new Date(now.getTime() - 400_000) }).headers, 'x-timestamp': String(now.getTime()) },
    },
    'signature-wrong',
  ],
  ['an old message', pushed({ at: new Date(now.getTime() - 300_001) }), 'stale'],
  ['a message from the future', pushed({ at: new Date(now.getTime() + 300_001) }), 'stale'],
  ['no signature', { ...pushed(), headers: {} }, 'header-missing'],
])('%s is turned away', (_, raw, why) => {
  expect(feed.verify(raw, now)).toEqual({ kind: 'unverified', why })
})
