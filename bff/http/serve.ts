// Listens, and stops in order: takes no new request, finishes those under way, and cuts what is still open after the grace.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type Koa from 'koa'

export interface Serving {
  port: number
  stopping: () => boolean
  stop: (graceMs: number) => Promise<void>
}

export const serve = async (app: Koa, place: { host: string; port: number }): Promise<Serving> => {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 }, app.callback())
  await listen(server, place)
  let stopping = false
  return {
    port: (server.address() as AddressInfo).port,
    stopping: () => stopping,
    stop: (graceMs) => {
      stopping = true
      return close(server, graceMs)
    },
  }
}

const listen = (server: Server, { host, port }: { host: string; port: number }): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

/** A connection that has just been answered is kept open by its client for the next request: it is looked for again and again. */
const close = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(cut)
      resolve()
    })
  })
