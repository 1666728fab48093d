// One connection from its first byte to its last: whatever is asked on it settles. The driver (postgres 3.4.9) takes a lost connection up again
// with what was left of it, and then writes where nothing is, answers one query with what belongs to another, or never answers
// (porsager/postgres issues 1066, 1154, 1208). So each line is a client of the driver with one place and one socket, and ends with it.
import { connect as dial, type Socket } from 'node:net'
import postgres from 'postgres'
import { guarded } from './outlive'

/** A query as the driver makes it: its handler sends it as soon as somebody waits for it. */
export interface Sent extends Promise<unknown> {
  handler: (query: Sent) => void
  resolve: (value: unknown) => void
  reject: (fault: unknown) => void
  cursor: (rows: number) => AsyncIterable<unknown>
  /** Of a query that is read batch by batch. */
  ended?: Promise<unknown>
}

export type Settings = postgres.Sql['options']
export type Work = (on: postgres.TransactionSql) => unknown

export interface Limits {
  connectTimeoutMs: number
  /** How long a server may be silent that is asked something; null where a statement may take any time. */
  silentMs: number | null
}

export interface Line {
  isLost: () => boolean
  /** Ends when the query has settled. */
  ask: (query: Sent) => Promise<void>
  begin: (given: readonly unknown[], work: Work) => Promise<unknown>
  end: (timeoutS: number | undefined) => Promise<void>
}

/** What is changed in the settings later, a parser for one, holds on every line. */
export const openLine = (settings: Settings, limits: Limits, onLost: () => void): Line => {
  const state = { isLost: false, waiting: new Set<(fault: unknown) => void>() }
  let socket: Socket | undefined
  let listening: NodeJS.Timeout | undefined

  /** Whoever waits is told, and nothing is sent from now on. What the server made of the last thing that was sent is not known. */
  const lose = (fault: unknown = closed()): void => {
    if (state.isLost) return
    state.isLost = true
    clearInterval(listening)
    socket?.destroy()
    for (const reject of state.waiting) reject(fault)
    state.waiting.clear()
    onLost()
  }

  /** Asked for a second time when a connection closed before it was of use. */
  const dialOnce = async (): Promise<Socket> => {
    if (socket) lose()
    if (state.isLost) throw closed()
    try {
      socket = await reach(settings, limits.connectTimeoutMs)
    } catch (fault) {
      lose(fault)
      throw fault
    }
    if (limits.silentMs !== null) listening = listen(socket, limits.silentMs, state.waiting, lose)
    return socket.once('error', lose)
  }

  const own = { socket: dialOnce, onclose: () => lose(), no_subscribe: true }
  const sql = postgres(Object.assign(Object.create(settings), own) as postgres.Options<never>) as postgres.Sql
  const { handler } = sql`` as unknown as Sent
  const within = async <T>(work: Promise<T>, reject: (fault: unknown) => void): Promise<void> => {
    state.waiting.add(reject)
    await work.catch((fault) => isDeath(fault) && lose(fault))
    state.waiting.delete(reject)
  }
  const send = async (query: Sent, by: Sent['handler']): Promise<void> => {
    if (state.isLost) return query.reject(closed())
    by(query)
    await within(query.ended ?? query, query.reject)
  }

  return {
    isLost: () => state.isLost,
    ask: (query) => send(query, handler),
    begin: (given, work) =>
      new Promise((resolve, reject) => {
        const begun = Reflect.apply(sql.begin, sql, [...given, guarded(work, state, send)]) as Promise<unknown>
        begun.then(resolve, reject)
        void within(begun, reject)
      }),
    end: (timeoutS) =>
      new Promise((resolve, reject) => {
        if (state.isLost) return resolve()
        state.waiting.add(() => resolve())
        sql.end(timeoutS === undefined ? {} : { timeout: timeoutS }).then(resolve, reject)
      }),
  }
}

const closed = (): Error => fault('CONNECTION_CLOSED', 'the connection to the database closed; what it did last is not known')

const fault = (code: string, message: string): Error => Object.assign(new Error(message), { code })

const reach = ({ host, port, path }: Settings, withinMs: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const place = path ? { path } : { host: host[0] as string, port: port[0] as number }
    const socket = dial({ ...place, noDelay: true })
    const watch = setTimeout(
      () => socket.destroy(fault('CONNECT_TIMEOUT', `no database answers at ${Object.values(place).join(':')}`)),
      withinMs,
    )
    const refuse = (why: Error): void => {
      clearTimeout(watch)
      reject(why)
    }
    socket.once('error', refuse).once('connect', () => {
      clearTimeout(watch)
      socket.off('error', refuse)
      // The driver takes the name of the server, which TLS may want to see, from here.
      resolve(Object.assign(socket, { host: host[0] }))
    })
  })

/** A line on which somebody waits and not a byte moves from one look to the next is dead, though nobody says so. */
const listen = (socket: Socket, silentMs: number, waiting: ReadonlySet<unknown>, lose: (fault: unknown) => void): NodeJS.Timeout => {
  let before = -1
  const look = () => {
    const moved = socket.bytesRead + socket.bytesWritten
    if (waiting.size > 0 && moved === before) lose(fault('CONNECTION_SILENT', `the database was silent for ${silentMs} ms`))
    before = waiting.size > 0 ? moved : -1
  }
  return setInterval(look, silentMs).unref()
}

/** By the driver's word, the system's, or the server's last. */
const isDeath = (fault: unknown): boolean => {
  const { code, severity } = fault as { code?: unknown; severity?: unknown }
  return severity === 'FATAL' || /^(CONNECT|ECONN|EPIPE|ETIMEDOUT|ERR_STREAM)/.test(String(code ?? ''))
}
