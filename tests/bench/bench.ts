// What a bench is given and what it gives: a name for the command line, and measures taken beside a database server of its own.
import type { Measure } from './measure'
import type { Server } from './server'

export interface Bench {
  name: string
  does: string
  run: (given: Given) => Promise<Measure[]>
}

export interface Given {
  /** Started when it is first asked for, the same for all benches of a run. */
  server: () => Promise<Server>
  /** Says what is going on, apart from the figures. */
  say: (text: string) => void
}
