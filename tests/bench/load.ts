// Asks a server as fast as it answers over 32 connections that stay open, from a process of its own; an answer that is no 2xx ends the bench.
import type { Request } from 'autocannon'
import { type Child, startChild } from './child'

export interface Load {
  origin: string
  requests: readonly Request[]
  seconds: number
}

export interface Answered {
  perSecond: number
  p50Ms: number
  p99Ms: number
  refused: number
}

export const startLoad = (): { load: (of: Load) => Promise<Answered>; stop: Child['stop'] } => {
  const child = startChild('load-child.ts')
  return {
    load: async (of) => {
      const answered = await child.ask<Answered>(of)
      if (answered.refused > 0)
        throw new Error(`${of.origin}${of.requests[0]?.path}: ${answered.refused} requests were not answered with 2xx`)
      return answered
    },
    stop: child.stop,
  }
}
