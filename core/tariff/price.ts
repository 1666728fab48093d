// The price list of a project: which version of a price, and which tax rate, is in force on a day.
import type { RegisterName } from '../contract/basis'
import type { Day } from '../shared/day'
import type { DecimalText } from '../shared/decimal-text'
import { type Version, versionOn } from './version'

export interface Price {
  feeKind: string
  /** Empty for fees that know no time of day. */
  register: RegisterName | ''
  fromDay: Day
  /** Null where the unit price stands in the lease and only the tax rate is listed. */
  unitPrice: DecimalText | null
  taxRateBp: number
  document: string | null
}

export interface PriceList {
  /** The latest version from that day or before. */
  inForce: (of: { feeKind: string; register: RegisterName | '' }, on: Day) => Price | null
  /** Whether the project charges this kind at all. */
  knows: (feeKind: string) => boolean
}

export const priceList = (prices: readonly Price[]): PriceList => {
  const versions = new Map<string, (Version & { price: Price })[]>()
  for (const price of [...prices].sort(byDay)) {
    const key = `${price.feeKind} ${price.register}`
    const version = { from: price.fromDay, price }
    const known = versions.get(key)
    if (known) known.push(version)
    else versions.set(key, [version])
  }
  const kinds = new Set(prices.map((price) => price.feeKind))
  return {
    inForce: (of, on) => versionOn(versions.get(`${of.feeKind} ${of.register}`) ?? [], on)?.price ?? null,
    knows: (feeKind) => kinds.has(feeKind),
  }
}

/** As a basis tells it. */
export const priceVersion = (price: Price, unitPrice: DecimalText) => ({
  fromDay: price.fromDay,
  unitPrice,
  ...(price.document !== null && { document: price.document }),
})

const byDay = (one: Price, other: Price): number => (one.fromDay < other.fromDay ? -1 : one.fromDay > other.fromDay ? 1 : 0)
