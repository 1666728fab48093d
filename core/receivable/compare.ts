// 为什么比上月多: takes the difference between two months apart into causes whose amounts add up to it exactly.
import type { Reply } from '../contract/routes'
import type { DecimalText } from '../shared/decimal-text'
import { addFen, type Fen, subtractFen, sumFen } from '../shared/fen'
import { effects, fitted } from './compare-effects'

export type Comparison = NonNullable<Reply<'bill'>['comparison']>
export type Change = Comparison['changes'][number]

export interface ComparedLine {
  feeKind: string
  /** How the line was computed: by reading, by area and days, or as a part of what is shared; anything else only counts as an amount. */
  way: 'metered' | 'area' | 'shared' | 'opening' | 'item'
  /** Meter number, pool, or empty. */
  object: string
  register: string
  quantity: DecimalText | null
  unitPrice: DecimalText | null
  /** Days that an area fee counts, of the days of the month. */
  days: { counted: number; ofMonth: number } | null
  amountFen: Fen
}

/** Lines that are compared as one. */
export type Group = readonly [ComparedLine, ...ComparedLine[]]

/** Usage at the old price, the price at the new usage, days at both new; a share as a whole; items of one month only are new or gone. */
export const compare = (previous: readonly ComparedLine[], current: readonly ComparedLine[]): Comparison => {
  const before = grouped(previous)
  const after = grouped(current)
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  const changes = keys.flatMap((key) => changesOf(before.get(key), after.get(key)))
  const previousFen = sumFen(previous.map((line) => line.amountFen))
  const differenceFen = subtractFen(sumFen(current.map((line) => line.amountFen)), previousFen)
  return { previousFen, differenceFen, changes: gathered(changes) }
}

/** All lines of one fee on one meter and register, or of one area fee; a price change inside a month makes two lines of one group. */
const grouped = (lines: readonly ComparedLine[]): Map<string, Group> => {
  const groups = new Map<string, [ComparedLine, ...ComparedLine[]]>()
  for (const line of lines) {
    const key = `${line.feeKind}\n${line.way}\n${line.object}\n${line.register}`
    const known = groups.get(key)
    if (known) known.push(line)
    else groups.set(key, [line])
  }
  return groups
}

const changesOf = (before: Group | undefined, after: Group | undefined): Change[] => {
  const feeKind = (after ?? before)?.[0].feeKind ?? ''
  if (!before || !after) return [{ cause: after ? 'new' : 'gone', feeKind, amountFen: subtractFen(total(after), total(before)) }]
  const differenceFen = subtractFen(total(after), total(before))
  return fitted(effects(before, after), differenceFen).map(({ cause, amountFen }) => ({ cause, feeKind, amountFen }))
}

const total = (group: Group | undefined): Fen => sumFen((group ?? []).map((line) => line.amountFen))

/** One change per fee and cause, in the order of the bill; those that come to nothing are left out. */
const gathered = (changes: readonly Change[]): Change[] => {
  const sums = new Map<string, Change>()
  for (const change of changes) {
    const key = `${change.feeKind}\n${change.cause}`
    const sum = sums.get(key)
    sums.set(key, sum ? { ...sum, amountFen: addFen(sum.amountFen, change.amountFen) } : change)
  }
  return [...sums.values()].filter((change) => change.amountFen !== 0)
}
