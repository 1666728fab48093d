// What a look over a run should stop at before it is published: contracts whose amount moved by more than 30 % against the month before, new ones, vanished ones.
import type { Fen } from '../shared/fen'

export interface LeaseAmount {
  contractNo: string
  amountFen: Fen
}

export interface MovedAmount {
  contractNo: string
  beforeFen: Fen
  nowFen: Fen
}

export interface Preview {
  /** The largest move first. */
  moved: readonly MovedAmount[]
  fresh: readonly LeaseAmount[]
  vanished: readonly LeaseAmount[]
}

export const preview = (before: readonly LeaseAmount[], now: readonly LeaseAmount[]): Preview => {
  const earlier = new Map(before.map(({ contractNo, amountFen }) => [contractNo, amountFen]))
  const current = new Set(now.map(({ contractNo }) => contractNo))
  const both = now.flatMap(({ contractNo, amountFen: nowFen }): MovedAmount[] => {
    const beforeFen = earlier.get(contractNo)
    return beforeFen === undefined ? [] : [{ contractNo, beforeFen, nowFen }]
  })
  return {
    moved: both.filter(isStriking).sort((one, other) => move(other) - move(one)),
    fresh: now.filter(({ contractNo }) => !earlier.has(contractNo)),
    vanished: before.filter(({ contractNo }) => !current.has(contractNo)),
  }
}

const move = ({ beforeFen, nowFen }: MovedAmount): number => Math.abs(nowFen - beforeFen)

/** In whole numbers, so that exactly 30 % is never more than 30 %. */
const isStriking = (of: MovedAmount): boolean => move(of) * 10 > Math.abs(of.beforeFen) * 3
