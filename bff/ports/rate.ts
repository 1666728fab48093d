// Counts attempts, so that nobody can go on guessing.
export interface Rate {
  /** Takes one attempt of a kind for a key; the seconds to wait when there is none left. */
  take: (kind: RateKind, key: string) => Promise<{ waitS: number } | null>
}

/** Attempts within a time: by the network address, or by the person where one is known. */
export const rates = {
  'sign-in-by-address': { attempts: 60, withinS: 60 },
  'sms-by-address': { attempts: 30, withinS: 3600 },
  'binding-by-address': { attempts: 60, withinS: 3600 },
  'binding-by-person': { attempts: 10, withinS: 3600 },
  'payment-by-address': { attempts: 120, withinS: 60 },
  'payment-by-person': { attempts: 20, withinS: 600 },
} as const

export type RateKind = keyof typeof rates
