// Lines as a contract lists them, rounded by its own custom at each line or once at the total, and trimmed for the cashier (抹零).
import type { DecimalText } from '../../shared/decimal-text'
import { type Fen, subtractFen, sumFen } from '../../shared/fen'
import { exact, type Ratio, type Rounding, ratio, roundFen, roundRatio, timesRatio } from '../exact'
import type { RuleLine } from '../rule-line'

export interface PlainLines {
  items: readonly PlainItem[]
  rounding: { mode: Rounding; at: 'line' | 'total' }
  trim: { unit: DecimalText; mode: 'down' | 'half-up' } | null
}

interface PlainItem {
  code: string
  quantity: DecimalText
  price: DecimalText
  factor?: DecimalText
}

export interface PlainWhy {
  by: 'item' | 'total' | 'trim'
}

export const plainLines = ({ items, rounding, trim }: PlainLines): RuleLine<PlainWhy>[] => {
  const lines = rounding.at === 'total' ? [totalLine(items, rounding.mode)] : items.map((item) => itemLine(item, rounding.mode))
  return trim ? [...lines, ...trimLine(sumFen(lines.map((line) => line.amountFen)), trim)] : lines
}

const itemLine = (item: PlainItem, mode: Rounding): RuleLine<PlainWhy> => {
  const { code, quantity, price, factor } = item
  const amountFen = roundFen(yuanOf(item), mode)
  return { code, quantity, unitPrice: price, ...(factor !== undefined && { fraction: factor }), amountFen, why: { by: 'item' } }
}

const totalLine = (items: readonly PlainItem[], mode: Rounding): RuleLine<PlainWhy> => {
  const yuan = items.reduce((sum, item) => sum.plus(yuanOf(item).over), exact(0))
  return { code: 'total', amountFen: roundFen(ratio(yuan), mode), why: { by: 'total' } }
}

const yuanOf = ({ quantity, price, factor = '1' }: PlainItem): Ratio => timesRatio(ratio(quantity), ratio(price), ratio(factor))

/** The ledger keeps the fen: what is trimmed off is a line, not a rounded total. */
const trimLine = (totalFen: Fen, { unit, mode }: { unit: DecimalText; mode: 'down' | 'half-up' }): RuleLine<PlainWhy>[] => {
  const steps = roundRatio(ratio(totalFen, exact(unit).times(100)), 0, mode)
  const amountFen = subtractFen(roundFen(ratio(steps.times(unit))), totalFen)
  return amountFen === 0 ? [] : [{ code: 'trim', amountFen, why: { by: 'trim' } }]
}
