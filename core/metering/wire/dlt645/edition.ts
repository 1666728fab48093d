// The two editions of DL/T 645 in the field: the functions a reader may use, how long a data identifier is, and what it means.
import { datum2007 } from './datum'
import { datum1997 } from './datum-1997'
import type { Datum } from './field'

/**
 * Reading alone. Writing, freezing, clearing and the relay are not in this list, so no caller can send them:
 * to switch a supply off is an act of law, and this program does not do it.
 */
export type ReadControl = 0x11 | 0x12 | 0x13 | 0x01 | 0x02

export interface Edition645 {
  name: '2007' | '1997'
  read: ReadControl
  next: ReadControl
  identifierSize: number
  /** A block of 1997 ends with AA. */
  blockEnd: number | null
  datumOf: (identifier: string) => Datum | null
}

export const edition2007: Edition645 = {
  name: '2007',
  read: 0x11,
  next: 0x12,
  identifierSize: 4,
  blockEnd: null,
  datumOf: datum2007,
}

export const edition1997: Edition645 = {
  name: '1997',
  read: 0x01,
  next: 0x02,
  identifierSize: 2,
  blockEnd: 0xaa,
  datumOf: datum1997,
}
