// A Modbus TCP gateway with meters behind it, by the head of the specification: transaction, protocol, length.
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { answerModbus, type ModbusMeter } from './registers'

export interface GatewayKnobs {
  delayMs: number
  /** The next so many answers come this much later. */
  late: { times: number; ms: number }
  dead: Set<number>
  /** Answers with an exception of this code; 0 never. */
  exception: number
  cut: boolean
}

export interface ModbusGatewaySimulator {
  host: string
  port: number
  knobs: GatewayKnobs
  asked: number[]
  stop: () => Promise<void>
}

export const startModbusGateway = async (meters: readonly ModbusMeter[], port = 0): Promise<ModbusGatewaySimulator> => {
  const knobs: GatewayKnobs = { delayMs: 0, late: { times: 0, ms: 0 }, dead: new Set(), exception: 0, cut: false }
  const sockets = new Set<Socket>()
  const asked: number[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    let waiting: Buffer = Buffer.alloc(0)
    socket.on('data', (bytes) => {
      waiting = Buffer.concat([waiting, bytes])
      while (waiting.length >= 6 && waiting.length >= 6 + waiting.readUInt16BE(4)) {
        const size = 6 + waiting.readUInt16BE(4)
        void answer({ meters, knobs, asked }, socket, waiting.subarray(0, size))
        waiting = waiting.subarray(size)
      }
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    knobs,
    asked,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

const answer = async (
  { meters, knobs, asked }: { meters: readonly ModbusMeter[]; knobs: GatewayKnobs; asked: number[] },
  socket: Socket,
  frame: Buffer,
): Promise<void> => {
  const request = frame.subarray(6)
  const [unit, code] = [request.readUInt8(0), request.readUInt8(1)]
  asked.push(unit)
  if (knobs.cut) return void socket.destroy()
  const body = meters.map((meter) => answerModbus(meter, request)).find((found) => found !== null)
  if (!body || knobs.dead.has(unit)) return
  const isLate = knobs.late.times > 0
  if (isLate) knobs.late.times -= 1
  await pause(knobs.delayMs + (isLate ? knobs.late.ms : 0))
  const told = knobs.exception > 0 ? Buffer.from([unit, code | 0x80, knobs.exception]) : body
  const head = Buffer.from(frame.subarray(0, 6))
  head.writeUInt16BE(told.length, 4)
  if (!socket.destroyed) socket.write(Buffer.concat([head, told]))
}
