// A local server that speaks a provider's wire, with knobs for its bad days: slow, down, or refusing with a code.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export interface Knobs {
  slowMs: number
  down: boolean
  /** The provider's own code; empty when it behaves. */
  refuse: string
}

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: string
}

export interface Told {
  status?: number
  type?: string
  body: string
}

export interface Simulator {
  url: string
  knobs: Knobs
  stop: () => Promise<void>
}

/** `POST /knobs` with any of the knobs turns them from outside. */
export const simulator = async (answer: (asked: Asked, knobs: Knobs) => Told, port = 0): Promise<Simulator> => {
  const knobs: Knobs = { slowMs: 0, down: false, refuse: '' }
  const server = createServer(async (request, response) => {
    const asked = await readAsked(request)
    if (asked.method === 'POST' && asked.path === '/knobs') {
      Object.assign(knobs, JSON.parse(asked.body))
      return response.end(JSON.stringify(knobs))
    }
    await pause(knobs.slowMs)
    if (knobs.down) return request.socket.destroy()
    const told = answer(asked, knobs)
    response.writeHead(told.status ?? 200, { 'content-type': told.type ?? 'application/json;charset=utf-8' }).end(told.body)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, knobs, stop }
}

const readAsked = async (request: IncomingMessage): Promise<Asked> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator')
  const body = Buffer.concat(chunks).toString('utf8')
  return { method: request.method ?? '', path: pathname, query: searchParams, headers: request.headers, body }
}
