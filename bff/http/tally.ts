// Counts notices by their verdict since the process started; every verdict is there from the start, so that a first one shows as a step.
export interface Tally {
  count: (verdict: string) => void
  read: () => ReadonlyMap<string, number>
}

export const noticeTally = (): Tally => {
  const counted = new Map<string, number>(verdicts.map((verdict) => [verdict, 0]))
  return {
    count: (verdict) => void counted.set(verdict, (counted.get(verdict) ?? 0) + 1),
    read: () => counted,
  }
}

const verdicts = [
  ...['booked', 'known', 'other', 'mismatch', 'unknown', 'unreadable', 'no-account', 'failed'],
  ...['header-missing', 'probe', 'stale', 'serial-unknown', 'signature-wrong'],
]
