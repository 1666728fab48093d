// Lines of meters on good days and bad ones: what is read is what the dials show, and what is not read says why.
import { afterEach, expect, test } from 'vitest'
import type { MeterAsk, MeterLine } from '../../../../bff/ports/meter'
import { type LineMeter, type MeterLineSimulator, startMeterLine } from '../../../../bff/simulators/meters/line'
import type { ModbusMeter } from '../../../../bff/simulators/meters/registers'
import { askElectricity, askWater, electricity, newReader, outcomeOf, shortPatience, water } from './line-of'

const opened: MeterLineSimulator[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((line) => line.stop()))
})

const lineWith = async (meters: readonly LineMeter[]) => {
  const simulator = await startMeterLine(meters)
  opened.push(simulator)
  const line: MeterLine = { host: simulator.host, port: simulator.port, patience: shortPatience }
  return { simulator, line }
}

test('total and rates come in one block, as they stand on the dials', async () => {
  const meter = electricity(7)
  const { simulator, line } = await lineWith([meter])
  const [answer] = await newReader().read([askElectricity(line, meter)])
  expect(answer).toMatchObject({
    answer: {
      state: 'done',
      value: { values: { total: '700.50', sharp: '70.10', peak: '70.20', flat: '70.15', valley: '70.05' }, moment: 'now', meterTime: null },
    },
    evidence: {
      driver: 'dlt645-2007',
      tries: 1,
      exchanges: [{ asked: expect.stringMatching(/^68.*16$/), came: expect.stringMatching(/^68.*16$/) }],
    },
  })
  expect(simulator.asked).toHaveLength(1)
})

test('the value frozen at the settlement day is another one, and the clock is asked when it is wanted', async () => {
  const meter = electricity(7)
  const { line } = await lineWith([meter])
  const [answer] = await newReader().read([askElectricity(line, meter, { moment: 'settled', withClock: true })])
  expect(answer?.answer).toMatchObject({
    state: 'done',
    value: { values: { total: '700.00', valley: '70.00' }, moment: 'settled', meterTime: '2026-11-25 09:00:07' },
  })
})

test('an old meter of 1997 is read by its own identifiers', async () => {
  const meter = electricity(8, { edition: '1997' })
  const { line } = await lineWith([meter])
  const [answer] = await newReader().read([askElectricity(line, meter, { moment: 'settled', withClock: true })])
  expect(answer?.answer).toMatchObject({ state: 'done', value: { values: { total: '800.00' }, meterTime: '2026-11-25 09:00:07' } })
})

test('a meter without blocks gives frozen registers one by one, but running dials never from several moments', async () => {
  const meter = electricity(5, { hasBlocks: false })
  const { line } = await lineWith([meter])
  const [settled, now] = await newReader().read([
    askElectricity(line, meter, { id: 'settled', moment: 'settled' }),
    askElectricity(line, meter, { id: 'now' }),
  ])
  expect(settled?.answer).toMatchObject({ state: 'done', value: { values: { total: '500.00', sharp: '50.00' } } })
  expect(now?.answer).toEqual({ state: 'refused', code: 'no-block' })
})

test('a register that the meter does not keep is refused, not billed as zero', async () => {
  const meter = electricity(5, { now: ['500.50', '50.10'] })
  const { line } = await lineWith([meter])
  const [answer] = await newReader().read([askElectricity(line, meter)])
  expect(answer?.answer).toEqual({ state: 'refused', code: 'register-missing' })
})

test('water meters say volume, time and state; litres become cubic metres', async () => {
  const meters = [
    water(1),
    water(2, { unit: 0x29, now: '98765.00', state: 0b101 }),
    water(3, { lowFirst: false }),
    water(4, { unit: 0x05 }),
  ]
  const { line } = await lineWith(meters)
  const answers = await newReader().read(meters.map((meter) => askWater(line, meter)))
  expect(answers.map(({ answer }) => answer)).toMatchObject([
    { state: 'done', value: { values: { volume: '1.25' }, meterTime: '2026-11-25 09:00:09', marks: [] } },
    { state: 'done', value: { values: { volume: '98.765' }, marks: ['battery-low', 'valve-closed'] } },
    { state: 'done', value: { values: { volume: '3.25' } } },
    { state: 'refused', code: 'unit-no-volume' },
  ])
})

const acrel = (unit: number): ModbusMeter => ({
  kind: 'modbus',
  unit,
  function: 3,
  words: { 0: '0009FBF1', 2: '0000D431', 4: '00030D40', 6: '000493E0', 8: '000186A0' },
})
const askRtu = (line: MeterLine, unit: number, model = 'acrel'): MeterAsk => ({
  id: `unit ${unit} ${model}`,
  place: { kind: 'line', line, meter: { protocol: 'modbus-rtu', unit, model } },
  registers: ['total', 'valley'],
  moment: 'now',
  withClock: false,
})

test('meters of all three kinds share a line', async () => {
  const [power, tap] = [electricity(1), water(2)]
  const { simulator, line } = await lineWith([power, tap, acrel(9)])
  const answers = await newReader().read([askElectricity(line, power), askWater(line, tap), askRtu(line, 9), askRtu(line, 9, 'nobody')])
  expect(answers.map(outcomeOf)).toEqual(['read', 'read', 'read', 'model-unknown'])
  expect(answers[2]?.answer).toMatchObject({ value: { values: { total: '6543.21', valley: '1000.00' } } })
  expect([simulator.collisions(), simulator.connections()]).toEqual([0, 1])
})

test('one question at a time on a line, however many ask at once', async () => {
  const meters = Array.from({ length: 20 }, (_, index) => electricity(index + 1))
  const { simulator, line } = await lineWith(meters)
  simulator.knobs.delayMs = 5
  const reader = newReader()
  const rounds = await Promise.all([1, 2, 3].map(() => reader.read(meters.map((meter) => askElectricity(line, meter)))))
  expect(rounds.flat().map(outcomeOf)).toEqual(Array(60).fill('read'))
  expect([simulator.collisions(), simulator.asked.length]).toEqual([0, 60])
})

test('who waits at a desk goes before the batch', async () => {
  const meters = Array.from({ length: 10 }, (_, index) => electricity(index + 1))
  const { simulator, line } = await lineWith(meters)
  simulator.knobs.delayMs = 5
  const reader = newReader()
  const batch = reader.read(meters.map((meter) => askElectricity(line, meter)))
  const last = meters.at(-1)
  if (!last) throw new Error('no meter')
  await reader.read([askElectricity(line, last)], { urgent: true })
  expect(simulator.asked.slice(0, 2)).toContain(last.address)
  await batch
})

test.each([
  ['noise around each answer', { noise: true }],
  ['answers in pieces of three bytes', { pieceSize: 3 }],
  ['the answer before in front, in one segment', { joined: true }],
  ['a converter that echoes', { echo: true }],
  ['blocks in parts', { partSize: 8 }],
  ['a heartbeat of the 4G module in the stream', { heartbeat: { text: 'REG:0001', everyMs: 7 } }],
  ['all of these', { noise: true, pieceSize: 5, joined: true, echo: true, partSize: 8 }],
])('%s: all is read as it stands', async (_, knobs) => {
  const meters = [electricity(1), electricity(2), electricity(3)]
  const { simulator, line } = await lineWith(meters)
  Object.assign(simulator.knobs, knobs)
  const answers = await newReader().read(meters.map((meter) => askElectricity(line, meter)))
  expect(answers.map(({ answer }) => answer)).toMatchObject(
    meters.map(({ now }) => ({ state: 'done', value: { values: { total: now[0], valley: now[4] } } })),
  )
})

test('a wrong sum is asked again, so many times and no more, and never read', async () => {
  const meter = electricity(1)
  const { simulator, line } = await lineWith([meter])
  simulator.knobs.wrongSum = true
  const [answer] = await newReader().read([askElectricity(line, meter)])
  expect(answer).toMatchObject({ answer: { state: 'unsure', why: 'no-valid-frame' }, evidence: { tries: 3 } })
  expect(simulator.asked).toHaveLength(3)
})

test('the answer of another meter is no answer', async () => {
  const meter = electricity(1)
  const { simulator, line } = await lineWith([meter])
  simulator.knobs.wrongAddress = true
  expect((await newReader().read([askElectricity(line, meter)])).map(outcomeOf)).toEqual(['address-mismatch'])
})

test('a late answer is thrown away or known by its address; nobody gets the reading of another', async () => {
  const meters = [electricity(1), electricity(2), electricity(3)]
  const { simulator, line } = await lineWith(meters)
  for (const ms of [160, 175, 190, 220]) {
    simulator.knobs.late = { times: 1, ms }
    const answers = await newReader().read(meters.map((meter) => askElectricity(line, meter)))
    expect(answers.map(({ answer }) => answer)).toMatchObject(meters.map(({ now }) => ({ value: { values: { total: now[0] } } })))
  }
})

test('a late water answer is known by its serial number', async () => {
  const meters = [water(1), water(2)]
  const { simulator, line } = await lineWith(meters)
  simulator.knobs.late = { times: 1, ms: 200 }
  const answers = await newReader().read(meters.map((meter) => askWater(line, meter)))
  expect(answers.map(({ answer }) => answer)).toMatchObject([
    { value: { values: { volume: '1.25' } } },
    { value: { values: { volume: '2.25' } } },
  ])
})

test('a dead meter waits at the end of the line and keeps nobody from being read', async () => {
  const meters = Array.from({ length: 6 }, (_, index) => electricity(index + 1))
  const { simulator, line } = await lineWith(meters)
  const dead = meters[1]?.address ?? ''
  simulator.knobs.dead.add(dead)
  const answers = await newReader().read(meters.map((meter) => askElectricity(line, meter)))
  expect(answers.map(outcomeOf)).toEqual(['read', 'silent', 'read', 'read', 'read', 'read'])
  expect(answers[1]?.evidence).toMatchObject({ tries: 3 })
  expect(simulator.asked.slice(-2)).toEqual([dead, dead])
})

test('two dead meters beside each other do not condemn a line', async () => {
  const meters = Array.from({ length: 5 }, (_, index) => electricity(index + 1))
  const { simulator, line } = await lineWith(meters)
  for (const index of [1, 2]) simulator.knobs.dead.add(meters[index]?.address ?? '')
  const answers = await newReader().read(meters.map((meter) => askElectricity(line, meter)))
  expect(answers.map(outcomeOf)).toEqual(['read', 'silent', 'silent', 'read', 'read'])
})

test('a dead line is given up after three different meters, and said once for all', async () => {
  const meters = Array.from({ length: 32 }, (_, index) => electricity(index + 1))
  const { simulator, line } = await lineWith(meters)
  simulator.knobs.deadLine = true
  const reader = newReader()
  const answers = await reader.read(meters.map((meter) => askElectricity(line, meter)))
  expect(new Set(answers.map(outcomeOf))).toEqual(new Set(['line-down']))
  expect(simulator.asked).toHaveLength(3)
  simulator.knobs.deadLine = false
  expect((await reader.read(meters.map((meter) => askElectricity(line, meter)))).map(outcomeOf)).toEqual(Array(32).fill('read'))
})

test('a line that cannot be reached is told at once, the others are read', async () => {
  const meters = [electricity(1), electricity(2)]
  const { line } = await lineWith(meters)
  const gone = await lineWith(meters)
  await gone.simulator.stop()
  const answers = await newReader().read([
    ...meters.map((meter) => askElectricity(gone.line, meter, { id: `gone ${meter.address}` })),
    ...meters.map((meter) => askElectricity(line, meter)),
  ])
  expect(answers.map(outcomeOf)).toEqual(['line-unreachable', 'line-unreachable', 'read', 'read'])
})

test('a connection that breaks in the middle of an answer is opened anew', async () => {
  const meters = [electricity(1), electricity(2)]
  const { simulator, line } = await lineWith(meters)
  Object.defineProperty(simulator.knobs, 'cutAfter', { get: () => (simulator.connections() === 1 ? 9 : 0) })
  const answers = await newReader().read(meters.map((meter) => askElectricity(line, meter)))
  expect(answers.map(outcomeOf)).toEqual(['read', 'read'])
  expect(simulator.connections()).toBeGreaterThan(1)
})

test('each answer is told when it comes', async () => {
  const meters = [electricity(1), electricity(2)]
  const { line } = await lineWith(meters)
  const told: string[] = []
  await newReader().read(
    meters.map((meter) => askElectricity(line, meter)),
    { told: ({ id }) => void told.push(id) },
  )
  expect(told).toEqual(meters.map(({ address }) => address))
})

test('an address that is none is refused before the line is troubled', async () => {
  const meter = electricity(1, { address: '99' })
  const { simulator, line } = await lineWith([electricity(1)])
  const place = { kind: 'line', line, meter: { protocol: 'dlt645-2007', address: '999999999999', rates: [] } } as const
  expect((await newReader().read([{ ...askElectricity(line, meter), place, registers: ['total'] }])).map(outcomeOf)).toEqual([
    'address-unfit',
  ])
  expect(simulator.asked).toEqual([])
})

test('a late Modbus answer, which does not say whose registers it holds, never becomes the reading of another unit', async () => {
  const second = { ...acrel(10), words: { 0: '00000001', 2: '00000002', 4: '00000003', 6: '00000004', 8: '00000005' } }
  const { simulator, line } = await lineWith([acrel(9), second])
  for (const ms of [155, 170, 185, 230]) {
    simulator.knobs.late = { times: 1, ms }
    const answers = await newReader().read([askRtu(line, 9), askRtu(line, 10)])
    expect(answers.map(({ answer }) => answer)).toMatchObject([
      { value: { values: { total: '6543.21', valley: '1000.00' } } },
      { value: { values: { total: '0.01', valley: '0.05' } } },
    ])
  }
})
