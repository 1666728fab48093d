// A stretch cut at days on which a price changes and nobody read: on the straight line, half up to the places of the dial.
import type { Day } from '../shared/day'
import { type Findings, tell } from './finding'
import type { Amounts } from './installation'
import { movedBy, shownAfter } from './line'
import { dialOf, type Row, valueIn } from './row'
import type { Stretch } from './stretch'

export const splitStretch = (stretch: Stretch, splitOn: readonly Day[], findings: Findings): Stretch[] => {
  const inside = splitOn.filter((onDay) => stretch.from.onDay < onDay && onDay < stretch.to.onDay)
  if (inside.length === 0) return [stretch]
  const pieces: Stretch[] = []
  let from = stretch.from
  let sum: Amounts = {}
  for (const onDay of inside) {
    tell(findings, { code: 'interpolated-split', onDay })
    const upTo = movedUpTo(stretch, onDay)
    const to = shownAt(stretch, onDay, upTo)
    pieces.push(pieceOf(stretch, { from, to }, difference(upTo, sum)))
    from = to
    sum = upTo
  }
  return [...pieces, pieceOf(stretch, { from, to: stretch.to }, difference(stretch.moved, sum))]
}

const movedUpTo = ({ installation, since, to, moved }: Stretch, onDay: Day): Amounts =>
  eachRegister(moved, (register, by) => {
    const line = { from: since.onDay, to: to.onDay, start: valueIn(since, register), by }
    return movedBy(line, onDay, dialOf(installation, register))
  })

const shownAt = ({ installation, since }: Stretch, onDay: Day, moved: Amounts): Row => ({
  onDay,
  source: 'estimated',
  values: eachRegister(moved, (register, by) => shownAfter(valueIn(since, register), by, dialOf(installation, register))),
})

const difference = (amounts: Amounts, less: Amounts): Amounts => eachRegister(amounts, (register, by) => by.minus(less[register] ?? 0))

/** What estimates have moved already is taken off the first piece alone. */
const pieceOf = (stretch: Stretch, rows: { from: Row; to: Row }, moved: Amounts): Stretch =>
  rows.from === stretch.from ? { ...stretch, ...rows, moved } : { ...stretch, ...rows, since: rows.from, moved, alreadyMoved: null }

const eachRegister = (
  amounts: Amounts,
  of: (register: keyof Amounts, by: NonNullable<Amounts[keyof Amounts]>) => Amounts[keyof Amounts],
): Amounts => {
  const result: Amounts = {}
  for (const register of Object.keys(amounts) as (keyof Amounts)[]) {
    const by = amounts[register]
    if (by) result[register] = of(register, by)
  }
  return result
}
