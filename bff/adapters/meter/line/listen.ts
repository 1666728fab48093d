// Listening to a line: until the answer is there or its time is over, or until nothing more comes.
import type { Exchange } from '@yft/core/metering/wire/exchange'
import { isSettled } from '@yft/core/metering/wire/exchange'
import { type Outcome, refuse } from '@yft/core/shared/outcome'
import type { Patience } from '../../../ports/meter'
import type { Came } from './serial-link'

export interface Listener {
  hear: (piece: Buffer) => void
  lost: () => void
}

/** No frame is longer than this; of endless noise only the end is kept. */
const mostBytes = 4096

/** A line that chatters for ever is given up after so many times the wait for a first byte. */
const mostWaits = 4

export const gather = <Part>(read: Exchange<Part>['read'], patience: Patience, tell: (came: Came<Part>) => void): Listener => {
  const startMs = performance.now()
  let bytes: Buffer = nothing
  let verdict: Came<Part>['verdict'] = refuse('silent')
  const end = () => {
    clearTimeout(timer)
    tell({ verdict, bytes })
  }
  let timer = setTimeout(end, patience.firstByteMs)
  return {
    hear: (piece) => {
      bytes = bytes.length === 0 ? piece : Buffer.concat([bytes, piece]).subarray(-mostBytes)
      const heard = read(bytes)
      verdict = heard
      if (isSettled(heard)) return end()
      clearTimeout(timer)
      timer = setTimeout(end, waitMs(heard, performance.now() - startMs, patience))
    },
    lost: () => {
      verdict = refuse('connection-lost')
      end()
    },
  }
}

/** Once an answer has begun, quiet ends it; an echo, a heartbeat or another's answer takes nothing from the time that ours has. */
const waitMs = (verdict: Outcome<unknown, string>, passedMs: number, { firstByteMs, quietMs }: Patience): number => {
  const begun = !verdict.ok && verdict.code === 'incomplete'
  const wishedMs = begun ? quietMs : Math.max(quietMs, firstByteMs - passedMs)
  return Math.max(0, Math.min(wishedMs, firstByteMs * mostWaits - passedMs))
}

const nothing = Buffer.alloc(0)

const mostDrains = 10

export const drain = ({ drainMs }: Patience, tell: () => void): Listener => {
  const endMs = performance.now() + drainMs * mostDrains
  const end = () => {
    clearTimeout(timer)
    tell()
  }
  let timer = setTimeout(end, drainMs)
  return {
    hear: () => {
      clearTimeout(timer)
      timer = setTimeout(end, Math.max(0, Math.min(drainMs, endMs - performance.now())))
    },
    lost: end,
  }
}
