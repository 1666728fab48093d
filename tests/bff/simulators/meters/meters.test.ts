// The simulated meters keep the standards' own examples byte for byte, and behave as wires do: two questions at once destroy each other.
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meterFeed } from '../../../../bff/adapters/meter/push/index'
import { type MeterPark, startMeterPark } from '../../../../bff/simulators/meters/index'

const power = {
  kind: 'electricity',
  edition: '2007',
  address: '112233445566',
  now: ['6543.21', '543.21', '2000.00', '3000.00', '1000.00'],
  settled: ['6000.00'],
  clock: '2026-10-31 09:45:00',
  hasBlocks: true,
} as const
const tap = {
  kind: 'water',
  type: '10',
  address: '00110987654321',
  now: '321.09',
  settled: '300.00',
  unit: 0x2c,
  clock: '2026-10-31 23:45:01',
  lowFirst: true,
  state: 0,
} as const
const rtu = {
  kind: 'modbus',
  unit: 1,
  function: 3,
  words: { 0: '0009FBF1', 2: '0000D431', 4: '00030D40', 6: '000493E0', 8: '000186A0' },
} as const
const tcp = { kind: 'modbus', unit: 1, function: 3, words: { 4126: '45CC79AE' } } as const

let park: MeterPark
beforeAll(async () => {
  park = await startMeterPark({ lines: [[power, tap, rtu]], gateways: [[tcp]], cloud: { key: 'park', secret: 'shared' } })
})
afterAll(() => park.stop())

/** All that comes: until so many bytes are there, or for so long. */
const say = async (port: number, hex: string, until: { bytes: number; ms: number }): Promise<string> => {
  const socket = connect(port, '127.0.0.1')
  let came = ''
  socket.on('data', (bytes) => {
    came += bytes.toString('hex').toUpperCase()
  })
  socket.write(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
  const endMs = performance.now() + until.ms
  while (came.length < until.bytes * 2 && performance.now() < endMs) await pause(5)
  socket.destroy()
  return came
}

const printed = async (port: number, question: string, answer: string) => {
  const hex = answer.replaceAll(' ', '')
  expect(await say(port, question, { bytes: hex.length / 2, ms: 5000 })).toBe(hex)
}

const linePort = () => park.lines[0]?.port ?? 0

test.each([
  ['forward total', '68 66 55 44 33 22 11 68 11 04 33 33 34 33 17 16', '686655443322116891083333343354769833 30 16'],
  [
    'the block',
    '68 66 55 44 33 22 11 68 11 04 33 32 34 33 16 16',
    '68 66 55 44 33 22 11 68 91 18 33 32 34 33 54 76 98 33 54 76 38 33 33 33 53 33 33 33 63 33 33 33 43 33 38 16',
  ],
  ['no such datum', 'FE FE 68 66 55 44 33 22 11 68 11 04 34 33 35 35 1C 16', '68 66 55 44 33 22 11 68 D1 01 35 3C 16'],
  ['the date', '68 66 55 44 33 22 11 68 11 04 34 34 33 37 1D 16', '68 66 55 44 33 22 11 68 91 08 34 34 33 37 39 64 43 59 D9 16'],
  [
    'water',
    '68 10 21 43 65 87 09 11 00 01 03 1F 90 00 95 16',
    '68 10 21 43 65 87 09 11 00 81 16 1F 90 00 09 21 03 00 2C 00 00 03 00 2C 01 45 23 31 10 26 20 00 00 A0 16',
  ],
  [
    'its settled value',
    '68 10 21 43 65 87 09 11 00 01 03 20 D1 01 D8 16',
    '68 10 21 43 65 87 09 11 00 81 08 20 D1 01 00 00 03 00 2C 8C 16',
  ],
  ['Modbus RTU', '01 03 00 00 00 0A C5 CD', '01 03 14 00 09 FB F1 00 00 D4 31 00 03 0D 40 00 04 93 E0 00 01 86 A0 FA 39'],
])('%s, as the books print it', async (_, question, answer) => {
  await printed(linePort(), question, answer)
})

test('Modbus TCP, as the books print it', async () => {
  await printed(park.gateways[0]?.port ?? 0, '00 07 00 00 00 06 01 03 10 1E 00 02', '00 07 00 00 00 07 01 03 04 45 CC 79 AE')
})

test('two questions at once destroy each other', async () => {
  const [line] = park.lines
  if (!line) throw new Error('no line')
  line.knobs.delayMs = 100
  const question = '68 66 55 44 33 22 11 68 11 04 33 33 34 33 17 16'
  expect(await Promise.all([1, 2].map(() => say(line.port, question, { bytes: 1, ms: 400 })))).toEqual(['', ''])
  expect(line.collisions()).toBe(1)
  line.knobs.delayMs = 0
})

test("the vendor's push arrives signed", async () => {
  const feed = meterFeed({
    name: 'vendor',
    secret: 'shared',
    record: {
      listAt: 'data.rows',
      deviceAt: 'sn',
      timeAt: 'ts',
      time: 'local',
      registersAt: { total: 'energy.sum' },
      unit: 'kWh',
      multiplied: false,
    },
  })
  const verdicts: string[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    verdicts.push(feed.verify({ headers, body: Buffer.concat(chunks) }, new Date()).kind)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`
  const records = [{ sn: 'a', ts: '2026-11-25 08:00:00', energy: { sum: '1.00' } }]
  expect(await park.cloud.push(url, records)).toBe(200)
  await park.cloud.push(url, records, { secret: 'guessed' })
  expect(verdicts).toEqual(['genuine', 'unverified'])
  server.close()
  server.closeAllConnections()
})
