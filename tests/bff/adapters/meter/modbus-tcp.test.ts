// Meters behind a Modbus TCP gateway: read by their model's registers, and never with another question's answer.
import { afterEach, expect, test } from 'vitest'
import type { MeterAsk, MeterLine } from '../../../../bff/ports/meter'
import { type ModbusGatewaySimulator, startModbusGateway } from '../../../../bff/simulators/meters/modbus-tcp'
import type { ModbusMeter } from '../../../../bff/simulators/meters/registers'
import { newReader, outcomeOf, shortPatience } from './line-of'

const opened: ModbusGatewaySimulator[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((gateway) => gateway.stop()))
})

const chint = (unit: number, bits: string): ModbusMeter => ({ kind: 'modbus', unit, function: 3, words: { 4126: bits } })
const meters = [chint(1, '45CC79AE'), chint(2, '42C80000'), chint(3, '43480000')]
const shown = ['6543.21', '100.00', '200.00']

const gatewayWith = async (with_: readonly ModbusMeter[] = meters) => {
  const simulator = await startModbusGateway(with_)
  opened.push(simulator)
  const line: MeterLine = { host: simulator.host, port: simulator.port, patience: shortPatience }
  return { simulator, line }
}

const ask = (line: MeterLine, unit: number, changes: Partial<MeterAsk> = {}): MeterAsk => ({
  id: String(unit),
  place: { kind: 'modbus-tcp', line, unit, model: 'chint' },
  registers: ['total'],
  moment: 'now',
  withClock: false,
  ...changes,
})

test('each unit gives its own count', async () => {
  const { line } = await gatewayWith()
  const answers = await newReader().read([1, 2, 3].map((unit) => ask(line, unit)))
  expect(answers.map(({ answer }) => answer)).toMatchObject(shown.map((total) => ({ state: 'done', value: { values: { total } } })))
  expect(answers[0]?.evidence).toMatchObject({ driver: 'modbus-tcp', tries: 1, exchanges: [{ asked: '0103101E0002', came: '45CC79AE' }] })
})

test('a late answer never becomes the next reading', async () => {
  const { simulator, line } = await gatewayWith()
  for (const ms of [160, 200, 320]) {
    simulator.knobs.late = { times: 2, ms }
    const answers = await newReader().read([1, 2, 3].map((unit) => ask(line, unit)))
    expect(answers.map(({ answer }) => answer)).toMatchObject(shown.map((total) => ({ state: 'done', value: { values: { total } } })))
  }
})

test('a dead unit is silent after its tries, the others are read', async () => {
  const { simulator, line } = await gatewayWith()
  simulator.knobs.dead.add(2)
  const answers = await newReader().read([1, 2, 3].map((unit) => ask(line, unit)))
  expect(answers.map(outcomeOf)).toEqual(['read', 'silent', 'read'])
  expect(simulator.asked.filter((unit) => unit === 2)).toHaveLength(3)
})

test("the meter's no is a refusal, a busy device is asked again", async () => {
  const { simulator, line } = await gatewayWith()
  simulator.knobs.exception = 2
  expect((await newReader().read([ask(line, 1)])).map(outcomeOf)).toEqual(['meter-error'])
  simulator.knobs.exception = 6
  expect((await newReader().read([ask(line, 1)])).map(outcomeOf)).toEqual(['modbus-6'])
  expect(simulator.asked).toHaveLength(4)
})

test('a connection that breaks is told at once, not after the wait', async () => {
  const { simulator, line } = await gatewayWith()
  simulator.knobs.cut = true
  const start = performance.now()
  expect((await newReader().read([ask(line, 1)])).map(outcomeOf)).toEqual(['connection-lost'])
  expect(performance.now() - start).toBeLessThan(shortPatience.firstByteMs * 3)
})

test('what the model cannot give is refused: a frozen value, a register, a model that nobody knows', async () => {
  const { line } = await gatewayWith()
  const answers = await newReader().read([
    ask(line, 1, { id: 'a', moment: 'settled' }),
    ask(line, 1, { id: 'b', registers: ['total', 'peak'] }),
    ask(line, 1, { id: 'c', place: { kind: 'modbus-tcp', line, unit: 1, model: 'toString' } }),
  ])
  expect(answers.map(outcomeOf)).toEqual(['not-frozen', 'register-missing', 'model-unknown'])
})

test('a float that is no number is refused', async () => {
  const { line } = await gatewayWith([chint(1, '7FC00000')])
  expect((await newReader().read([ask(line, 1)])).map(outcomeOf)).toEqual(['not-a-number'])
})
