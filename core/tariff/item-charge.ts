// A charge that stands on an item, with its explanation; and the same figures again from that explanation.
import type { Basis } from '../contract/basis'
import type { ItemTold } from '../contract/item-basis'
import type { Charge } from '../receivable/charge'
import { plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import type { Span } from '../shared/span'
import { unitsHeld } from './area'
import { exact } from './exact'
import type { Figures } from './figures'
import type { ChargeItem } from './item'
import type { LeaseMonth } from './kind'

/** The figures of what an explanation tells; null when it contradicts itself or belongs to another kind. */
export type FiguresOfTold = (told: ItemTold, given: { quantity: DecimalText; unitPrice: DecimalText }) => Figures | null

export interface OfItem {
  item: ChargeItem
  span: Span
  told: ItemTold
  /** What is multiplied, where the rule multiplies; a rule that works on amounts gives none. */
  given?: { quantity: DecimalText; unitPrice: DecimalText }
  /** The kind in whose receivable the line stands; the item's own while absent. */
  joins?: { feeKind: string; taxRateBp: number }
}

export const itemCharge = (of: LeaseMonth, { item, span, told, given, joins }: OfItem, figuresOfTold: FiguresOfTold): Charge => {
  const figures = trimmed(figuresOfTold(told, given ?? nothing))
  if (!figures) throw new Error(`${item.feeKind} ${item.code}: its own explanation does not lead to its figures`)
  const { quantity, unitPrice, amountFen, unroundedYuan } = figures
  const { code, from, document } = item
  const part = told.by === 'demand' ? ` ${told.part}` : ''
  return {
    calculation: item.feeKind,
    feeKind: joins?.feeKind ?? item.feeKind,
    taxRateBp: joins?.taxRateBp ?? item.taxRateBp,
    object: code,
    register: '',
    service: span,
    quantity,
    unitPrice,
    amountFen,
    basis: {
      way: 'item',
      item: code,
      fromDay: from,
      ...(document !== null && { document }),
      quantity,
      unitPrice,
      unroundedYuan: unroundedYuan ?? '0',
      told,
    },
    key: `${code} ${span.from}${part}`,
    places: unitsHeld(of.lease, of.units, span.from).map((unit) => ({ building: unit.building, weight: unit.area })),
  }
}

/** From the stored explanation alone. */
export const itemFigures = (basis: Basis, figuresOfTold: FiguresOfTold): Figures | null =>
  basis.way === 'item' ? trimmed(figuresOfTold(basis.told, { quantity: basis.quantity ?? '0', unitPrice: basis.unitPrice ?? '0' })) : null

/** Without tail zeros, as the books keep quantities and prices. */
const trimmed = (figures: Figures | null): Figures | null =>
  figures && {
    ...figures,
    quantity: figures.quantity && plain(exact(figures.quantity)),
    unitPrice: figures.unitPrice && plain(exact(figures.unitPrice)),
  }

const nothing = { quantity: '0', unitPrice: '0' }
