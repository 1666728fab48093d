// A line between two programs that can be made sick: late, broken off, cut in the middle of an answer, or dead without a word.

import type { AddressInfo } from 'node:net'
import { createServer, connect as dial, type Socket } from 'node:net'

export type Line =
  | 'well'
  /** What comes back is held up. */
  | { lateMs: number }
  /** Broken off as soon as the caller has sent something, before or after it went on. */
  | 'reset-before'
  | 'reset-after'
  /** Ends amid the answer. */
  | 'cut'
  /** Taken, and never a word. */
  | 'half-open'
  /** After so many bytes more, from whichever side, every connection is over: reset, or ended in good order. */
  | { bytesLeft: number; by: 'reset' | 'end' }

export interface TcpProxy {
  port: number
  /** How whatever is sent from now on fares, on old connections too. */
  line: Line
  /** Where new connections lead; those that are there stay. */
  target: number
  stop: () => Promise<void>
}

export const startTcpProxy = async (target: number): Promise<TcpProxy> => {
  const open = new Set<Socket>()
  const keep = (socket: Socket): Socket => {
    open.add(socket)
    return socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket))
  }
  const proxy: TcpProxy = { port: 0, line: 'well', target, stop: async () => {} }
  const callers = new Set<Socket>()
  const server = createServer({ noDelay: true }, (caller) => {
    callers.add(caller.on('close', () => callers.delete(caller)))
    join(proxy, callers, keep(caller), keep(dial({ port: proxy.target, host: '127.0.0.1', noDelay: true })))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  proxy.port = (server.address() as AddressInfo).port
  proxy.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
  return proxy
}

const join = (proxy: TcpProxy, callers: ReadonlySet<Socket>, caller: Socket, callee: Socket): void => {
  callee.on('close', () => caller.destroy())
  caller.on('close', () => callee.destroy())
  caller.on('data', (asked: Buffer) => {
    if (proxy.line === 'half-open') return
    if (proxy.line === 'reset-before') return void caller.resetAndDestroy()
    callee.write(lastBytes(proxy.line, callers, asked))
  })
  callee.on('data', (answer: Buffer) => {
    const { line } = proxy
    if (line === 'reset-after') return void caller.resetAndDestroy()
    if (line === 'cut') return void caller.end(answer.subarray(0, answer.length >> 1))
    if (typeof line === 'object' && 'lateMs' in line) return void setTimeout(() => caller.destroyed || caller.write(answer), line.lateMs)
    caller.write(lastBytes(line, callers, answer))
  })
}

/** What still passes. */
const lastBytes = (line: Line, callers: ReadonlySet<Socket>, bytes: Buffer): Buffer => {
  if (typeof line !== 'object' || !('bytesLeft' in line)) return bytes
  const passing = bytes.subarray(0, line.bytesLeft)
  line.bytesLeft -= passing.length
  if (line.bytesLeft === 0)
    setImmediate(() => callers.forEach((caller) => void (line.by === 'reset' ? caller.resetAndDestroy() : caller.end())))
  return passing
}
