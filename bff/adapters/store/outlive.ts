// Keeps the driver from going on with a transaction whose connection is lost: what it would send then, ROLLBACK for one, it would write where
// nothing is, and what it throws there nobody can catch. The transaction itself is refused by the line, as soon as it is lost.
import type postgres from 'postgres'
import { withWholeCursor } from './cursor'
import type { Sent, Work } from './line'

interface Life {
  readonly isLost: boolean
}

type Send = (query: Sent, by: Sent['handler']) => Promise<void>

/** The work as the driver is given it: it neither ends nor fails once the connection is gone, so that nothing is committed or rolled back there. */
export const guarded =
  (work: Work, life: Life, send: Send): Work =>
  async (on) => {
    try {
      const result = await work(settling(on, send))
      return life.isLost ? await forever() : result
    } catch (fault) {
      if (life.isLost) return forever()
      throw fault
    }
  }

/** Each statement of it settles too, and none is sent any more when the work still goes on after the end. */
const settling = (on: postgres.TransactionSql, send: Send): postgres.TransactionSql => {
  const watched = <Q>(query: Q): Q => sentBy(query, send)
  return new Proxy(on, {
    apply: (target, self, given) => watched(Reflect.apply(target, self, given)),
    get: (target, name) => {
      const value = Reflect.get(target, name)
      return name === 'unsafe' ? (...given: unknown[]) => watched(Reflect.apply(value, target, given)) : value
    },
  })
}

/** A piece of another query is never sent by itself, and a list of names or values has no handler. */
export const sentBy = <Q>(made: Q, send: Send): Q => {
  const query = made as unknown as Sent
  if (typeof query.handler === 'function') {
    const by = query.handler
    query.handler = (sent) => void send(sent, by)
    withWholeCursor(query)
  }
  return made
}

const forever = (): Promise<never> => new Promise(() => {})
