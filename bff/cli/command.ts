// What a command of the operator is: a name, one line of help, and a run that answers with an exit code.
import type { Sql } from 'postgres'
import type { Ids } from '../ports/ids'
import type { Vault } from '../ports/vault'

export interface CliContext {
  /** Connections with the application's rights. */
  sql: Sql
  ids: Ids
  vault: Vault
  now: () => Date
  /** Whether the data are invented (演示). */
  demo: boolean
  out: (line: string) => void
  /** Progress of long work; rewritten in place on a terminal, silent elsewhere. */
  progress: (text: string) => void
  close: () => Promise<void>
}

export interface Command {
  name: string
  usage: string
  does: string
  /** 0: done; 1: refused, the reasons printed; 2: called wrongly. */
  run: (args: readonly string[], context: CliContext) => Promise<number>
}
