// The usage of the registers that are billed: a period that the contract does not know (尖, 深谷) is billed as another one.
import type { UsageSegment } from '../../contract/basis'
import { plain } from '../../shared/decimal'
import { type Outcome, ok, refuse } from '../../shared/outcome'
import { exact } from '../exact'
import type { Stretch } from './price-split'
import { type ReadDevice, type Unread, usageBetween } from './usage-between'

/** From register to register. */
export type BilledAs = readonly [string, string]

export type Unbilled = Unread | 'unknown-register'

export const billedUsage = (
  devices: readonly ReadDevice[],
  registers: readonly string[],
  billAs: readonly BilledAs[],
): Outcome<ReadonlyMap<string, UsageSegment[]>, Unbilled> => {
  const lost = billAs.find(([, to]) => !registers.includes(to) && billAs.every(([from]) => from !== to))
  if (lost) return refuse('unknown-register', { register: lost[1] })
  const usage = usageBetween(devices, registersNeeded(devices, registers, billAs))
  if (!usage.ok) return usage
  const moved = new Map(usage.value)
  for (const [from, to] of billAs) {
    if (from === to) continue
    moved.set(to, [...(moved.get(to) ?? []), ...(moved.get(from) ?? [])])
    moved.set(from, [])
  }
  return ok(moved)
}

/** A register that is moved away, or that another one is moved to, may be missing on the devices; any other must be there. */
const registersNeeded = (devices: readonly ReadDevice[], registers: readonly string[], billAs: readonly BilledAs[]): string[] => {
  const carried = (register: string) => devices.some(({ readings }) => readings.some(({ values }) => values[register] !== undefined))
  const optional = (register: string) => billAs.some(([from, to]) => from === register || (to === register && carried(from)))
  return [...new Set([...registers, ...billAs.map(([from]) => from)])].filter((register) => carried(register) || !optional(register))
}

/** What a register was billed as joins the other one's use of the same meter and days first: the parts of a price change are rounded once. */
export const joinedStretches = (segments: readonly UsageSegment[]): Stretch[] => {
  const joined = new Map<string, Stretch>()
  for (const { meterNo, start, end, quantity } of segments) {
    const of = `${start.onDay} ${end.onDay} ${meterNo}`
    joined.set(of, { start, end, quantity: plain(exact(quantity).plus(joined.get(of)?.quantity ?? 0)) })
  }
  return [...joined.values()]
}
