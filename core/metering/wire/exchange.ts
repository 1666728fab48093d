// A question to a meter as a value: the bytes to send and a pure reader of whatever comes back.
import type { Outcome } from '../../shared/outcome'

/** In the order in which they are found: the verdict on a stream is the one that came furthest. */
export type WireFault =
  /** Bytes came, none made a whole valid answer. */
  | 'no-valid-frame'
  /** A frame began and did not end; wake-up bytes alone are a beginning. */
  | 'incomplete'
  | 'address-mismatch'
  | 'di-mismatch'
  /** CJ/T 188: the answer to another question. */
  | 'ser-mismatch'
  /** Too short, even for the identifier, or not a whole number of values. */
  | 'length-mismatch'
  | 'not-bcd'
  /** Modbus: a float that is no number. */
  | 'not-a-number'
  | 'unknown-unit'
  /** The meter itself says that it can't answer; `bits` has its word. */
  | 'meter-error'

export interface Exchange<Part> {
  request: Uint8Array
  /** Reads all that has come so far; bytes are never taken apart twice with another result. */
  read: (bytes: Uint8Array) => Outcome<Part, WireFault>
}

/** Yields one exchange after the other and is given each one's answer; a value may need several (后续帧). */
export type Conversation<Part, Value> = Generator<Exchange<Part>, Outcome<Value, WireFault>, Part>

/** Whether nothing that may still come can change the verdict; otherwise the line is listened to until its time is over. */
export const isSettled = (verdict: Outcome<unknown, WireFault>): boolean => verdict.ok || verdict.code === 'meter-error'
