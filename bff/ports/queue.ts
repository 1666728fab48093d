// The queue of jobs, as far as somebody must look after it.
export interface Queue {
  /** Lets go of the jobs that have been under way since before then: whoever took them is dead. */
  release: (takenBefore: Date) => Promise<void>
  figures: (now: Date) => Promise<QueueFigures>
}

export interface QueueFigures {
  /** Since when the oldest job waits that could run; null when none does. */
  dueSince: Date | null
  waiting: number
  /** Tried so often that they are not tried again: a person looks. */
  givenUp: number
}
