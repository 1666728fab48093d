// How long a line is waited for; values for a serial server in the building, longer ones are the line's own.
import type { Patience } from '../../../ports/meter'

export const usualPatience: Patience = { connectMs: 3000, firstByteMs: 1500, quietMs: 600, drainMs: 300, tries: 3 }
