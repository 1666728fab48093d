// An item (收费项目) of a contract or of a project's price list: what is charged beside area and meters, dated, by which terms.
import type { DecimalText } from '../shared/decimal-text'
import type { Fen } from '../shared/fen'
import { monthSpan, overlap, type Span } from '../shared/span'
import type { LeaseMonth } from './kind'
import { cutAt } from './rules/cut'
import type { Demand } from './rules/demand'
import type { PartialMonth } from './rules/partial-month'
import type { PowerFactorStandard } from './rules/power-factor'
import { boundsOf, type Version, versionOn } from './version'

export interface ChargeItem extends Version {
  /** Names it in its list and on the line: 月卡车位, 空调加时. A lease's item of the same name and kind overrides the project's. */
  code: string
  feeKind: string
  /** Null: the project's own, for every lease. */
  leaseId: string | null
  taxRateBp: number
  document: string | null
  terms: ItemTerms
}

export type ItemTerms =
  /** Month by month or day by day; `pay` is below 1 in a window agreed on. */
  | { way: 'recurring'; quantity: DecimalText; price: DecimalText; per: 'month' | 'day'; rule: PartialMonth; pay: DecimalText }
  /** Counted once, on the first day of the item: hours, kWh, a service. */
  | { way: 'counted'; quantity: DecimalText; price: DecimalText }
  | { way: 'demand'; demand: Demand }
  | { way: 'power-factor'; reactiveKvarh: DecimalText; standard: PowerFactorStandard }
  | { way: 'minimum'; of: string; amountFen: Fen }
  | { way: 'discount'; of: string; off: { share: DecimalText } | { amountFen: Fen } }

export interface ItemPiece<W extends ItemTerms['way']> {
  item: ChargeItem & { terms: Extract<ItemTerms, { way: W }> }
  span: Span
}

/** In the order in which later ones override: the project's, then the lease's. */
export const itemsByLease = (items: readonly ChargeItem[]): ((leaseId: string) => readonly ChargeItem[]) => {
  const common = items.filter((item) => item.leaseId === null)
  const own = new Map<string, ChargeItem[]>()
  for (const item of items) {
    if (item.leaseId !== null) own.set(item.leaseId, [...(own.get(item.leaseId) ?? common), item])
  }
  return (leaseId) => own.get(leaseId) ?? common
}

/** Which item of a kind is in force from when to when within the lease's days of the month. */
export const itemPieces = <W extends ItemTerms['way']>(of: LeaseMonth, feeKind: string, way: W): ItemPiece<W>[] => {
  const inForce = overlap(of.lease.span, monthSpan(of.month))
  if (!inForce) return []
  const items = of.items.filter((item): item is ItemPiece<W>['item'] => item.feeKind === feeKind && item.terms.way === way)
  const codes = [...new Set(items.map(({ code }) => code))]
  return codes.flatMap((code) =>
    piecesOf(
      items.filter((item) => item.code === code),
      inForce,
    ),
  )
}

const piecesOf = <I extends ChargeItem>(versions: readonly I[], inForce: Span): { item: I; span: Span }[] => {
  const pieces: { item: I; span: Span }[] = []
  for (const span of cutAt(inForce, boundsOf(versions))) {
    const item = versionOn(versions, span.from)
    const before = pieces.at(-1)
    if (item && before?.item === item) before.span = { from: before.span.from, to: span.to }
    else if (item) pieces.push({ item, span })
  }
  return pieces
}
