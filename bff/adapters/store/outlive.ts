// Keeps the process alive when a connection dies amid a transaction. The driver (postgres 3.4.9) goes on writing to the connection that is
// gone, ROLLBACK for one, and what it throws then is thrown where nobody can catch it (porsager/postgres issues 1066, 1154, 1208).
import type postgres from 'postgres'

/** The transaction is refused with the driver's own error, which it raises by itself as soon as a connection closes. */
export const outliveConnections = (client: postgres.Sql): void => {
  const begin = client.begin.bind(client) as (...given: unknown[]) => Promise<unknown>
  const mended = async (...given: unknown[]): Promise<unknown> => {
    const work = given.pop() as (transaction: postgres.TransactionSql) => unknown
    const life = { over: false }
    try {
      return await begin(...given, (transaction: postgres.TransactionSql) => outlived(work, transaction, life))
    } finally {
      life.over = true
    }
  }
  client.begin = mended as typeof client.begin
}

/**
 * Makes the startup message so long that the driver sends it at once. A message that was waiting to be sent when its connection closed
 * would otherwise keep the next connection's startup waiting for ever, and that place of the pool with it; this way it costs one try.
 */
export const sentAtOnce = { 'yft.startup': '-'.repeat(1024) }

interface Life {
  over: boolean
}

/** What the driver is handed never ends after the connection has, so that it neither commits nor rolls back there. */
const outlived = async (work: (on: postgres.TransactionSql) => unknown, on: postgres.TransactionSql, life: Life): Promise<unknown> => {
  try {
    const result = await work(guarded(on, life))
    return life.over ? await forever() : result
  } catch (fault) {
    if (life.over || isDeath(fault)) return forever()
    throw fault
  }
}

/** Sends nothing once the transaction is over: its work may still be waiting for something else then. */
const guarded = (on: postgres.TransactionSql, life: Life): postgres.TransactionSql =>
  new Proxy(on, {
    apply: (target, self, given) => {
      alive(life)
      return Reflect.apply(target, self, given)
    },
    get: (target, name) => {
      const value = Reflect.get(target, name)
      if (name !== 'unsafe') return value
      return (...given: unknown[]) => {
        alive(life)
        return Reflect.apply(value, target, given)
      }
    },
  })

const alive = ({ over }: Life): void => {
  if (over) throw Object.assign(new Error('the connection closed before the transaction was through'), { code: 'CONNECTION_CLOSED' })
}

const forever = (): Promise<never> => new Promise(() => {})

/** The connection is closed or about to be: by the driver's word, the system's, or the server's last. */
const isDeath = (fault: unknown): boolean => {
  const { code, severity_local: severity } = fault as { code?: unknown; severity_local?: unknown }
  return severity === 'FATAL' || /^(CONNECTION_|ECONN|EPIPE|ETIMEDOUT|ERR_STREAM)/.test(String(code ?? ''))
}
