// Where ids come from: derived from what they name, or made anew for an act that starts here.
import type { IdKind } from '@yft/core/shared/id'

export interface Ids {
  /** The same parts give the same id for ever: natural keys of bills, lines, units, readings. */
  derive: (kind: IdKind, ...parts: readonly (string | number)[]) => string
  /** A new id for an act that begins on the server. */
  make: (kind: IdKind) => string
}
