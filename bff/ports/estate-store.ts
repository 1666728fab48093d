// What the import asks of the store: what is known, and to keep what is new.
import type { ParkDiff } from '@yft/core/estate/diff'
import type { Park } from '@yft/core/estate/park'
import type { View } from '@yft/core/estate/view'
import type { Month } from '@yft/core/shared/month'
import type { Span } from '@yft/core/shared/span'

export interface EstateStore {
  /** Lets one import at a time go on; held until the transaction ends. */
  waitForTurn: () => Promise<void>
  /** All that is known; of readings only those in the span, since they are many. */
  known: (readings: Span | null) => Promise<Park>
  /** Adds what is new, updates what changed with an audit row each; a changed reading becomes a further row. Nothing is deleted. */
  keep: (import_: { diff: ParkDiff; view: View; now: Date; progress: (text: string) => void }) => Promise<void>
  billedProjects: () => Promise<readonly BilledProject[]>
}

/** A park with bills; the month is the last that a run has published, none when it has only old debts. */
export interface BilledProject {
  projectId: string
  lastMonth: Month | null
}
