// How a price change inside an interval divides its usage: the term of the contract says it, and the parts add up to the usage.
import { addDays, type Day } from '../../shared/day'
import type { Decimal } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { type Outcome, ok, refuse } from '../../shared/outcome'
import { exact, ratio, roundRatio } from '../exact'
import { type Version, versionOn } from '../version'

export type PriceSplit =
  /** All at the version of one day: what the grid does, whose price months are reading months. */
  | { by: 'period-end'; on: Day }
  /** Each stretch between readings at its own version, which must not change within. */
  | { by: 'reading' }
  /** Each stretch over the versions by days; all but the last part are rounded, the last takes the rest. */
  | { by: 'days'; places: number }

/** Usage from boundary to boundary, [from, to). */
export interface Stretch {
  start: { onDay: Day }
  end: { onDay: Day }
  quantity: DecimalText
}

export interface PricePart<V> {
  version: V
  quantity: Decimal
}

export type Unpriced = 'no-price' | 'no-days' | 'price-changes-between-readings'

export const splitByPrice = <V extends Version>(
  stretch: Stretch,
  versions: readonly V[],
  split: PriceSplit,
): Outcome<PricePart<V>[], Unpriced> => {
  const quantity = exact(stretch.quantity)
  if (split.by === 'period-end') {
    const version = versionOn(versions, split.on)
    return version ? ok([{ version, quantity }]) : refuse('no-price', { onDay: split.on })
  }
  const days = daysByVersion(stretch, versions)
  if (!days.ok) return days
  if (split.by === 'days') return ok(byDays(quantity, days.value, split.places))
  const [only, ...others] = days.value.keys()
  if (only === undefined || others.length > 0)
    return refuse('price-changes-between-readings', { from: stretch.start.onDay, to: stretch.end.onDay })
  return ok([{ version: only, quantity }])
}

/** Versions in the order in which they come into force within the stretch. */
const daysByVersion = <V extends Version>(stretch: Stretch, versions: readonly V[]): Outcome<Map<V, number>, Unpriced> => {
  const days = new Map<V, number>()
  for (let on = stretch.start.onDay; on < stretch.end.onDay; on = addDays(on, 1)) {
    const version = versionOn(versions, on)
    if (!version) return refuse('no-price', { onDay: on })
    days.set(version, (days.get(version) ?? 0) + 1)
  }
  return days.size > 0 ? ok(days) : refuse('no-days', { onDay: stretch.end.onDay })
}

const byDays = <V>(quantity: Decimal, days: ReadonlyMap<V, number>, places: number): PricePart<V>[] => {
  const all = [...days.values()].reduce((sum, count) => sum + count, 0)
  let rest = quantity
  return [...days].map(([version, count], index) => {
    const part = index === days.size - 1 ? rest : roundRatio(ratio(quantity.times(count), all), places)
    rest = rest.minus(part)
    return { version, quantity: part }
  })
}
