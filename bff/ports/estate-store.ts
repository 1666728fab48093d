// What the import asks of the store: what is known, and to keep what is new.
import type { ParkDiff } from '@yft/core/estate/diff'
import type { Park } from '@yft/core/estate/park'
import type { View } from '@yft/core/estate/view'
import type { Span } from '@yft/core/shared/span'

export interface EstateStore {
  /** Lets one import at a time go on; held until the transaction ends. */
  waitForTurn: () => Promise<void>
  /** All that is known; of readings only those in the span, since they are many. */
  known: (readings: Span | null) => Promise<Park>
  /** Adds what is new, updates what changed with an audit row each; a changed reading becomes a further row. Nothing is deleted. */
  keep: (import_: { diff: ParkDiff; view: View; now: Date }) => Promise<void>
  /** Parks with a published bill. */
  billedProjects: () => Promise<readonly string[]>
}
