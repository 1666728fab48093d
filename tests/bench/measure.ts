// What a bench says: ours against its own limit of the same run. A ratio is always better when it is larger, and met at its goal.
export interface Measure {
  /** For programs; `title` is for people. */
  name: string
  title: string
  unit: string
  ours: number
  limit: number
  ratio: number
  goal: number
}

type Measured = Omit<Measure, 'ratio'>

/** More is better, and the limit is what the machine could do: requests or rows a second. */
export const speed = (of: Measured): Measure => ({ ...of, ratio: of.ours / of.limit })

/** Less is better, and the limit is what may not be passed: bytes of a page, megabytes of memory. */
export const size = (of: Omit<Measured, 'goal'>): Measure => ({ ...of, ratio: of.limit / of.ours, goal: 1 })

export const isMet = ({ ratio, goal }: Measure): boolean => ratio >= goal

/** Both sides take turns, so that what else the machine does meets both; the median of each is what counts. */
export const takeTurns = async (rounds: number, sides: { ours: () => Promise<number>; limit: () => Promise<number> }) => {
  const [ours, limit]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await sides.ours())
    limit.push(await sides.limit())
  }
  return { ours: median(ours), limit: median(limit) }
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}
