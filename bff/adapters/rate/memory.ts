// Attempts counted in this process; several processes allow as many times more.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { type Rate, rates } from '../../ports/rate'

export const rateInMemory = (): Rate => {
  const counters = new Map(Object.entries(rates).map(([kind, { attempts, withinS }]) => [kind, counter(attempts, withinS)]))
  return { take: (kind, key) => take(counters.get(kind) as RateLimiterMemory, key) }
}

const counter = (points: number, duration: number): RateLimiterMemory => new RateLimiterMemory({ points, duration })

const take = async (counter: RateLimiterMemory, key: string): ReturnType<Rate['take']> => {
  try {
    await counter.consume(key)
    return null
  } catch (fault) {
    if (fault instanceof RateLimiterRes) return { waitS: Math.max(1, Math.ceil(fault.msBeforeNext / 1000)) }
    throw fault
  }
}
