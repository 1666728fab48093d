// Rows batch by batch, all of them or a fault. A cursor of the driver takes both ends of its query for its own, so that the query by itself is
// never over; and it says "no more rows" when the connection is lost between two batches.
import type { Sent } from './line'

/** Gives the query a cursor that says when it is over, and throws when it ended before its rows did. */
export const withWholeCursor = (query: Sent): void => {
  const driven = query.cursor
  query.cursor = (rows) => {
    let lost: { why: unknown } | undefined
    query.ended = endOf(query)
    query.ended.catch((why) => {
      lost = { why }
    })
    const batches = Reflect.apply(driven, query, [rows])[Symbol.asyncIterator]()
    const next = async (): Promise<IteratorResult<unknown>> => {
      const batch = await batches.next()
      if (batch.done && lost) throw lost.why
      return batch
    }
    return { [Symbol.asyncIterator]: () => ({ next, return: async () => batches.return?.() ?? { done: true, value: undefined } }) }
  }
}

/** Whatever the driver puts in their place, both ends are heard. */
const endOf = (query: Sent): Promise<unknown> =>
  new Promise((resolve, reject) => {
    for (const [name, tell] of [
      ['resolve', resolve],
      ['reject', reject],
    ] as const) {
      let own = query[name]
      const both = (value: unknown): void => {
        tell(value)
        own(value)
      }
      Object.defineProperty(query, name, {
        get: () => both,
        set: (given: typeof own) => {
          own = given
        },
      })
    }
  })
