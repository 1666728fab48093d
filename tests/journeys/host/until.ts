// Waits for something to become true by asking again and again; what stays untrue is told with its last reason.
export type Patience = { timeoutMs?: number; everyMs?: number; what?: string }

export const until = async <T>(
  ask: () => T | Promise<T>,
  { timeoutMs = 5_000, everyMs = 10, what = '' }: Patience = {},
): Promise<NonNullable<T>> => {
  const end = performance.now() + timeoutMs
  let reason = 'it was never true'
  for (;;) {
    try {
      const found = await ask()
      if (found) return found as NonNullable<T>
      reason = `it was ${JSON.stringify(found)}`
    } catch (fault) {
      reason = fault instanceof Error ? fault.message : String(fault)
    }
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what || ask.toString()}: ${reason}`)
    await new Promise((wake) => setTimeout(wake, everyMs))
  }
}
