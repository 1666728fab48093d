// The most memory that this process has ever held, in MB of 2^20 bytes.
import { existsSync, readFileSync } from 'node:fs'

/** Where the system tells it, for this program alone: the usual counter also counts what the parent held when it started us. */
export const peakMemoryMb = (): number => {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024
}
