// Charges that come once (押金, 装修费, 退租结算): items, and what is taken off.
import type { DecimalText } from '../../shared/decimal-text'
import { type Fen, negateFen } from '../../shared/fen'
import { exact } from '../exact'
import { pricedLine, type RuleLine } from '../rule-line'

export interface OneOff {
  items: readonly { code: string; quantity: DecimalText; price: DecimalText }[]
  less: readonly { code: string; amountFen: Fen }[]
}

export const oneOffLines = ({ items, less }: OneOff): RuleLine<{ by: 'item' | 'less' }>[] => [
  ...items
    .filter(({ quantity }) => !exact(quantity).isZero())
    .map(({ code, quantity, price }) => pricedLine({ code, quantity, unitPrice: price }, { by: 'item' as const })),
  ...less.map(({ code, amountFen }) => ({ code, amountFen: negateFen(amountFen), why: { by: 'less' as const } })),
]
