// So many lines are open at once and no more; the others wait their turn.
export interface Slots {
  take: () => Promise<void>
  give: () => void
}

export const makeSlots = (count: number): Slots => {
  const waiting: (() => void)[] = []
  let free = count
  return {
    take: () => {
      if (free > 0) {
        free -= 1
        return Promise.resolve()
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
    give: () => {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    },
  }
}
