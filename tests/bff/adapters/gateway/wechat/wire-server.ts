// A bare HTTP server that answers each request as the test says, and remembers what it was sent.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'

export interface Taken {
  method: string
  path: string
  headers: IncomingHttpHeaders
  text: string
}

/** `silent` never answers, `cut` breaks the line, `half` says more is to come and then falls silent. */
export type Given = { status: number; body?: string; headers?: Record<string, string>; afterMs?: number } | 'silent' | 'cut' | 'half'

export const startWireServer = async (answer: (request: Taken) => Given) => {
  const taken: Taken[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      text: Buffer.concat(parts).toString(),
    }
    taken.push(one)
    const given = answer(one)
    if (given === 'silent') return
    if (given === 'cut') return request.socket.destroy()
    if (given === 'half') return response.writeHead(200, { 'Content-Length': '100' }).write('{"code_url":')
    if (given.afterMs) await setTimeout(given.afterMs)
    response.writeHead(given.status, given.headers).end(given.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
