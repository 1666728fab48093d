// What a CJ/T 188 meter can be asked, and how it is addressed.
export interface Question188 {
  control: ReadControl188
  /** Meter type and address as sent. */
  type: Uint8Array
  address: Uint8Array
  /** As sent, in the order that the model wants. */
  identifier: Uint8Array
  /** Repeated by the answer, so that a late one is known. */
  serial: number
}

/** Reading data and reading the address, nothing else: valves and writing are not in this list, so no caller can send them. */
export type ReadControl188 = 0x01 | 0x03
