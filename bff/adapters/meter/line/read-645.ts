// Reads an electricity meter by DL/T 645: the block of total and rates in one question, single registers where a meter has no block.
import type { RegisterName } from '@yft/core/contract/basis'
import { read645 } from '@yft/core/metering/wire/dlt645/conversation'
import { edition1997, edition2007 } from '@yft/core/metering/wire/dlt645/edition'
import type { Value645 } from '@yft/core/metering/wire/dlt645/values'
import { type Answer, done, refused } from '../../../ports/answer'
import type { Meter645, MeterAsk, MeterReading } from '../../../ports/meter'
import type { Talk } from './talk'

export const read645Meter =
  (meter: Meter645, ask: MeterAsk) =>
  async (talk: Talk): Promise<Answer<MeterReading>> => {
    const values = await valuesOf(meter, ask, talk)
    if (values.state !== 'done') return values
    const meterTime = ask.withClock ? await clockOf(meter, talk) : null
    return done({ values: values.value, moment: ask.moment, meterTime, multiplied: false, marks: [] })
  }

type Values = MeterReading['values']

const valuesOf = async (meter: Meter645, { registers, moment }: MeterAsk, talk: Talk): Promise<Answer<Values>> => {
  const names: readonly RegisterName[] = ['total', ...meter.rates]
  const places = registers.map((register) => names.indexOf(register))
  if (places.includes(-1)) return refused('register-missing')
  const needsOne = places.length === 1 && places[0] === 0
  const block = needsOne ? null : await ask(meter, identifiers[meter.protocol].block(moment), talk)
  if (block?.state === 'done') return inBlock(registers, places, block.value)
  if (block && !(block.state === 'refused' && block.code === 'meter-error')) return block
  return oneByOne(meter, { registers, places, moment }, talk)
}

const inBlock = (registers: readonly RegisterName[], places: readonly number[], block: readonly Value645[]): Answer<Values> => {
  const values: Values = {}
  for (const [index, register] of registers.entries()) {
    const value = block[places[index] ?? -1]
    if (typeof value !== 'string') return refused('register-missing')
    values[register] = value
  }
  return done(values)
}

/** Frozen values are of one moment however they are asked for; of running dials only one can be. */
const oneByOne = async (
  meter: Meter645,
  { registers, places, moment }: { registers: readonly RegisterName[]; places: readonly number[]; moment: MeterAsk['moment'] },
  talk: Talk,
): Promise<Answer<Values>> => {
  if (registers.length > 1 && moment === 'now') return refused('no-block')
  const values: Values = {}
  for (const [index, register] of registers.entries()) {
    const one = await ask(meter, identifiers[meter.protocol].single(places[index] ?? 0, moment), talk)
    if (one.state !== 'done') return one
    const [value] = one.value
    if (typeof value !== 'string') return refused('register-missing')
    values[register] = value
  }
  return done(values)
}

const two = (rate: number): string => rate.toString(16).padStart(2, '0').toUpperCase()

/** Forward active energy; of 2007 also at the last settlement day, of 1997 at the end of the last month. */
const identifiers = {
  'dlt645-2007': {
    block: (moment: MeterAsk['moment']) => (moment === 'settled' ? '0001FF01' : '0001FF00'),
    single: (rate: number, moment: MeterAsk['moment']) => `0001${two(rate)}${moment === 'settled' ? '01' : '00'}`,
  },
  'dlt645-1997': {
    block: (moment: MeterAsk['moment']) => (moment === 'settled' ? '941F' : '901F'),
    single: (rate: number, moment: MeterAsk['moment']) => `${moment === 'settled' ? '94' : '90'}1${rate.toString(16).toUpperCase()}`,
  },
} as const

const clocks = { 'dlt645-2007': ['04000101', '04000102'], 'dlt645-1997': ['C010', 'C011'] } as const

/** A clock that is not told spoils no reading. */
const clockOf = async (meter: Meter645, talk: Talk): Promise<string | null> => {
  const [date, time] = clocks[meter.protocol]
  const on = firstText(await ask(meter, date, talk))
  const at = on === null ? null : firstText(await ask(meter, time, talk))
  const parts = at === null ? null : /^(..)(..)(..)..\|(..)(..)(..)$/.exec(`${on}|${at}`)?.slice(1)
  if (!parts) return null
  const [year, month, day, hour, minute, second] = parts
  return `20${year}-${month}-${day} ${hour}:${minute}:${second}`
}

const firstText = (answer: Answer<Value645[]>): string | null => {
  const [value] = answer.state === 'done' ? answer.value : []
  return typeof value === 'string' ? value : null
}

const ask = async (meter: Meter645, identifier: string, talk: Talk): Promise<Answer<Value645[]>> => {
  const edition = meter.protocol === 'dlt645-2007' ? edition2007 : edition1997
  const conversation = read645({ edition, address: meter.address, identifier })
  if (!conversation.ok) return refused(conversation.code)
  const answer = await talk(conversation.value)
  return answer.state === 'done' ? done(answer.value.values) : answer
}
