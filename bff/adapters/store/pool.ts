// Hands out lines to the database, at most so many, each to one query or transaction at a time: when a line is lost, exactly those settle who
// were on it, and the next query gets a new one. Nothing is sent twice.
import type postgres from 'postgres'
import { type Limits, type Line, openLine, type Sent, type Work } from './line'
import { sentBy } from './outlive'

interface Waiting {
  go: (line: Line) => Promise<unknown>
  refuse: (fault: Error) => void
}

/** `root` spells queries and holds the settings; it never connects itself. */
export const pooled = (root: postgres.Sql, limits: Limits & { max: number }): postgres.Sql => {
  const lines = new Set<Line>()
  const idle: Line[] = []
  const waiting: Waiting[] = []
  let isOver = false

  const open = (): Line => {
    const line = openLine(root.options, limits, () => {
      lines.delete(line)
      const at = idle.indexOf(line)
      if (at >= 0) idle.splice(at, 1)
      serve()
    })
    lines.add(line)
    return line
  }

  const serve = (): void => {
    while (waiting.length > 0 && (idle.length > 0 || lines.size < limits.max)) {
      const { go } = waiting.shift() as Waiting
      const line = idle.pop() ?? open()
      void go(line).then(() => {
        if (!line.isLost()) idle.push(line)
        serve()
      })
    }
  }

  const wait = (one: Waiting): void => {
    if (isOver) one.refuse(ended())
    else waiting.push(one)
    serve()
  }

  const send = async (query: Sent): Promise<void> => wait({ go: (line) => line.ask(query), refuse: query.reject })

  const begin = (...given: unknown[]): Promise<unknown> => {
    const work = given.pop() as Work
    return new Promise((resolve, reject) => {
      const go = (line: Line) => line.begin(given, work).then(resolve, reject)
      wait({ go, refuse: reject })
    })
  }

  const end = async ({ timeout }: { timeout?: number } = {}): Promise<void> => {
    isOver = true
    for (const { refuse } of waiting.splice(0)) refuse(ended())
    await Promise.all([...lines].map((line) => line.end(timeout)))
  }

  const sql = (...given: unknown[]) => sentBy(Reflect.apply(root, undefined, given), send)
  const unsafe = (...given: unknown[]) => sentBy(Reflect.apply(root.unsafe, root, given), send)
  return Object.assign(sql, root, { unsafe, begin, end }) as unknown as postgres.Sql
}

const ended = (): Error =>
  Object.assign(new Error('the program is ending and asks the database nothing more'), { code: 'CONNECTION_ENDED' })
