// Instants and vendors' times as civil time of China, 'YYYY-MM-DD HH:mm:ss'.
const hoursAheadMs = 8 * 3_600_000

/** A time without a zone is taken as civil time; null when it is none. */
export const civilTime = (text: string, form: 'local' | 'seconds' | 'milliseconds'): string | null => {
  if (form === 'local') return /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/.test(text) ? text.replace('T', ' ') : null
  if (!/^\d{9,14}$/.test(text)) return null
  return civilTimeOf(new Date(Number(text) * (form === 'seconds' ? 1000 : 1)))
}

/** China keeps one time all year, eight hours ahead. */
export const civilTimeOf = (instant: Date): string =>
  new Date(instant.getTime() + hoursAheadMs).toISOString().slice(0, 19).replace('T', ' ')
