// When the provider is asked about an attempt that is not final: soon at first, at its expiry, then ever more rarely, but never not at all.

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs

const afterStartMs = [15 * secondMs, 30 * secondMs, minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs]
/** The first one a little after the expiry, when the provider has ended the order too. */
const afterExpiryMs = [5 * secondMs, 30 * secondMs, 2 * minuteMs, 10 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs]

/** The next instant of the plan after `now`; beyond its end once a day. */
export const nextAskAt = (attempt: { startedAt: Date; expiresAt: Date }, now: Date): Date => {
  const before = afterStartMs.map((delayMs) => attempt.startedAt.getTime() + delayMs).filter((atMs) => atMs < attempt.expiresAt.getTime())
  const after = afterExpiryMs.map((delayMs) => attempt.expiresAt.getTime() + delayMs)
  const next = [...before, ...after].find((atMs) => atMs > now.getTime())
  return new Date(next ?? now.getTime() + 24 * hourMs)
}
