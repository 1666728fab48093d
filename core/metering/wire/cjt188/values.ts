// The data of a CJ/T 188 answer: flow now and at the settlement day, the meter's time and the state of valve and battery.
import { type Outcome, ok, refuse } from '../../../shared/outcome'
import { readDigits, readNumber } from '../bcd'
import type { WireFault } from '../exchange'
import { toHex } from '../hex'
import { type Unit188, unitOf } from './units'

export interface Flow {
  volume: string
  unit: Unit188
}

export type Values188 =
  | { kind: 'flow'; now: Flow; settled: Flow; time: string; valve: Valve; battery: 'ok' | 'low' }
  | { kind: 'settled'; settled: Flow }
  /** Not in the table: kept as it came. */
  | { kind: 'unknown'; hex: string }

export type Valve = 'open' | 'closed' | 'fault' | 'unknown'

export const readValues188 = (identifier: string, data: Uint8Array): Outcome<Values188, WireFault> => {
  if (identifier === '901F') return readFlow(data)
  return /^D12[0-9AB]$/.test(identifier) ? readSettled(data) : ok({ kind: 'unknown', hex: toHex(data) })
}

const readFlow = (data: Uint8Array): Outcome<Values188, WireFault> => {
  if (data.length !== flowSize * 2 + timeSize + stateSize) return refuse('length-mismatch')
  const time = readDigits(data, flowSize * 2, timeSize)
  if (time === null) return refuse('not-bcd')
  const flows = flowsOf(data, 2)
  if (!flows.ok) return flows
  const [now, settled] = flows.value
  if (!now || !settled) return refuse('length-mismatch')
  const state = data[flowSize * 2 + timeSize] ?? 0
  const battery = (state & batteryLow) === 0 ? 'ok' : 'low'
  return ok({ kind: 'flow', now, settled, time: readable(time), valve: valves[state & valveBits] ?? 'unknown', battery })
}

const readSettled = (data: Uint8Array): Outcome<Values188, WireFault> => {
  if (data.length !== flowSize) return refuse('length-mismatch')
  const flows = flowsOf(data, 1)
  if (!flows.ok) return flows
  const [settled] = flows.value
  return settled ? ok({ kind: 'settled', settled }) : refuse('length-mismatch')
}

const flowSize = 5
const timeSize = 7
const stateSize = 2
const volumeForm = { size: 4, decimals: 2, signed: false }

/** Only these three bits are common to all makers; the others are theirs and mean nothing here. */
const valveBits = 0b11
const batteryLow = 0b100
const valves: readonly Valve[] = ['open', 'closed', 'unknown', 'fault']

/** All digits are looked at before any unit. */
const flowsOf = (data: Uint8Array, count: number): Outcome<Flow[], WireFault> => {
  const volumes: string[] = []
  for (let at = 0; at < count * flowSize; at += flowSize) {
    const volume = readNumber(data, at, volumeForm)
    if (volume === null) return refuse('not-bcd')
    volumes.push(volume)
  }
  const flows: Flow[] = []
  for (const volume of volumes) {
    const code = data[flows.length * flowSize + flowSize - 1] ?? 0
    const unit = unitOf(code)
    if (unit === null) return refuse('unknown-unit', { unit: code })
    flows.push({ volume, unit })
  }
  return ok(flows)
}

const readable = (digits: string): string =>
  `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)} ${digits.slice(8, 10)}:${digits.slice(10, 12)}:${digits.slice(12, 14)}`
