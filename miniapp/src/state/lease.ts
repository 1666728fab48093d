// Which contract the lists show: one that was chosen, or all of them.
import { kept } from './kept'

export const chosenLease = kept<string | null>('lease', () => null)
