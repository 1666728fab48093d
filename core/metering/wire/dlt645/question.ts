// What a DL/T 645 meter can be asked: one datum, a further part of it, or its address.
import type { ReadControl } from './edition'

export interface Question645 {
  control: ReadControl
  address: Uint8Array
  /** As sent: lowest byte first; nothing when the address is asked for. */
  identifier: Uint8Array
  /** The number of the part that is asked for, from 1 on; 0 for the first. */
  part: number
}
