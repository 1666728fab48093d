// Finds the answer in a stream of bytes: noise, echoes and answers meant for others are stepped over, one byte at a time where need be.
import { type Outcome, type Refused, refuse } from '../../shared/outcome'
import { isSettled, type WireFault } from './exchange'

export interface FrameShape {
  /** The bytes that a frame beginning here would have, by what is there of its head; 0 when none can begin here. */
  lengthAt: (bytes: Uint8Array, at: number) => number
  fitOf: (bytes: Uint8Array, at: number, length: number) => Fit
}

/** Damaged: it did end, but a byte changed on the way. */
export type Fit = 'whole' | 'damaged' | 'none'

/** What one valid frame is worth for the question; null for a frame that is no answer at all (an echo). */
export type Judge<Part> = (bytes: Uint8Array, at: number, length: number) => Outcome<Part, WireFault> | null

export const readFirstFit = <Part>(bytes: Uint8Array, shape: FrameShape, judge: Judge<Part>): Outcome<Part, WireFault> => {
  let furthest: Refused<WireFault> | null = null
  let begun = false
  let damagedUntil = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const length = shape.lengthAt(bytes, at)
    if (length === 0) continue
    if (at + length > bytes.length) {
      // A false head may promise more than will ever come: a whole frame behind it must not wait for that.
      // Nor does what looks like a head among the values of a damaged frame begin another.
      begun ||= at >= damagedUntil
      continue
    }
    const fit = shape.fitOf(bytes, at, length)
    if (fit === 'damaged') damagedUntil = Math.max(damagedUntil, at + length)
    if (fit !== 'whole') continue
    const verdict = judge(bytes, at, length)
    if (verdict && (verdict.ok || isSettled(verdict))) return verdict
    if (verdict) furthest = further(furthest, verdict)
    at += length - 1
  }
  return furthest ?? refuse(begun || endsAwake(bytes) ? 'incomplete' : 'no-valid-frame')
}

const wakeUp = 0xfe

const endsAwake = (bytes: Uint8Array): boolean => bytes[bytes.length - 1] === wakeUp

const order: readonly WireFault[] = ['address-mismatch', 'di-mismatch', 'ser-mismatch', 'length-mismatch', 'not-bcd']

const further = (one: Refused<WireFault> | null, other: Refused<WireFault>): Refused<WireFault> =>
  one !== null && order.indexOf(one.code) >= order.indexOf(other.code) ? one : other
