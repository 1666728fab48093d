// A serial server with meters behind it: one pair of wires, so a second question while one is open destroys both.

import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { frameRtu } from './bytes'
import { answerElectricity, type ElectricityMeter } from './electricity'
import { goodLine, type LineKnobs } from './knobs'
import { answerModbus, type ModbusMeter } from './registers'
import { takeRequest } from './requests'
import { answerWater, type WaterMeter } from './water'

export type LineMeter = ElectricityMeter | WaterMeter | ModbusMeter

export interface MeterLineSimulator {
  host: string
  port: number
  knobs: LineKnobs
  meters: LineMeter[]
  /** Every question in the order of its arrival, by the meter's address or unit; '?' when nobody knows it. */
  asked: string[]
  /** Questions that were destroyed because another one was still open. */
  collisions: () => number
  connections: () => number
  stop: () => Promise<void>
}

export const startMeterLine = async (meters: readonly LineMeter[], port = 0): Promise<MeterLineSimulator> => {
  const knobs = goodLine()
  const sockets = new Set<Socket>()
  const bus: Bus = { knobs, meters: [...meters], asked: [], busy: false, spoiled: false, collisions: 0, last: Buffer.alloc(0) }
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.setNoDelay()
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    beat(socket, knobs)
    let waiting: Buffer = Buffer.alloc(0)
    socket.on('data', (bytes) => {
      waiting = Buffer.concat([waiting, bytes])
      for (let taken = takeRequest(waiting); taken; taken = takeRequest(waiting)) {
        waiting = taken.rest
        void hear(bus, socket, taken.request)
      }
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    knobs,
    meters: bus.meters,
    asked: bus.asked,
    collisions: () => bus.collisions,
    connections: () => connections,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

interface Bus {
  knobs: LineKnobs
  meters: LineMeter[]
  asked: string[]
  busy: boolean
  spoiled: boolean
  collisions: number
  last: Buffer
}

const hear = async (bus: Bus, socket: Socket, request: Buffer): Promise<void> => {
  const { knobs } = bus
  if (knobs.echo) socket.write(request)
  const meter = meterFor(bus, request)
  const name = meter ? nameOf(meter) : '?'
  bus.asked.push(name)
  if (knobs.deadLine || !meter || knobs.dead.has(name)) return
  if (bus.busy) {
    bus.spoiled = true
    bus.collisions += 1
    return
  }
  const answer = answerOf(meter, request, knobs)
  const isLate = knobs.late.times > 0
  if (isLate) knobs.late.times -= 1
  // A late meter has let its turn go by: the line is free meanwhile, and its answer falls into another's.
  bus.busy = !isLate
  await pause(knobs.delayMs + (isLate ? knobs.late.ms : 0))
  if (!isLate) bus.busy = false
  if (bus.spoiled && !isLate) {
    bus.spoiled = false
    return
  }
  if (answer) await send(bus, socket, answer)
}

/** By the address in the question; a wildcard finds whoever answers to it. */
const meterFor = ({ meters, knobs }: Bus, request: Buffer): LineMeter | undefined => {
  const is645 = request.at(7) === 0x68
  const address = request.at(0) === 0x68 ? request.subarray(is645 ? 1 : 2, is645 ? 7 : 9) : null
  const name = address ? Buffer.from(address).reverse().toString('hex') : String(request.at(0))
  return meters.find((meter) => nameOf(meter) === name) ?? meters.find((meter) => answerOf(meter, request, knobs) !== null)
}

const answerOf = (meter: LineMeter, request: Buffer, knobs: LineKnobs): Buffer | null => {
  const is645 = request.readUInt8(0) === 0x68 && request.at(7) === 0x68
  switch (meter.kind) {
    case 'electricity':
      return is645 ? answerElectricity(meter, request, knobs) : null
    case 'water':
      return request.readUInt8(0) === 0x68 && !is645 ? answerWater(meter, request, knobs) : null
    case 'modbus': {
      const body = request.readUInt8(0) === 0x68 ? null : answerModbus(meter, request)
      return body && frameRtu(body)
    }
  }
}

const nameOf = (meter: LineMeter): string => (meter.kind === 'modbus' ? String(meter.unit) : meter.address)

const noise = Buffer.from('00681142fe68aa', 'hex')

const send = async (bus: Bus, socket: Socket, answer: Buffer): Promise<void> => {
  const { knobs } = bus
  const frame = Buffer.from(answer)
  if (knobs.wrongSum) frame.writeUInt8((frame.readUInt8(frame.length - 2) + 1) % 256, frame.length - 2)
  const stream = Buffer.concat([
    ...(knobs.noise ? [noise] : []),
    ...(knobs.joined ? [bus.last] : []),
    frame,
    ...(knobs.noise ? [noise] : []),
  ])
  bus.last = answer
  if (knobs.cutAfter > 0) {
    socket.write(stream.subarray(0, knobs.cutAfter), () => socket.destroy())
    return
  }
  const size = knobs.pieceSize === 0 ? stream.length : knobs.pieceSize
  for (let at = 0; at < stream.length && !socket.destroyed; at += size) {
    socket.write(stream.subarray(at, at + size))
    if (at + size < stream.length) await pause(2)
  }
}

const beat = (socket: Socket, { heartbeat }: LineKnobs): void => {
  if (!heartbeat) return
  socket.write(heartbeat.text)
  const timer = setInterval(() => socket.write(heartbeat.text), heartbeat.everyMs)
  socket.on('close', () => clearInterval(timer))
}
