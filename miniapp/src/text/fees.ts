// How fee kinds and the calculation of a line are put into words.
import type { Reply } from '@yft/core/contract/routes'
import { daysIn, monthOf } from '@yft/core/shared/month'
import { showPrice, showQuantity } from '@yft/core/shared/show'
import { daysInSpan } from '@yft/core/shared/span'
import { feeNames, unitNames } from '@yft/core/text/fees'
import { showPeriod, sumQuantities } from './figures'

type Line = Reply<'bill'>['receivables'][number]['lines'][number]

/** A kind that this version of the application does not know yet is shown by its code. */
export const nameFee = (feeKind: string): string => feeNames[feeKind] ?? feeKind

export const nameFees = (feeKinds: readonly string[]): string => feeKinds.map(nameFee).join('、')

/** How a fee came about, in one line: `320.00 ㎡ × 6.50 元`, `2,230.00 度`, `按面积 320.00 ㎡ 分摊`. */
export const explainLines = (lines: readonly Line[], year: number): string => {
  const measured = lines.filter((line): line is Line & { quantity: string } => line.quantity !== null)
  const [first] = measured
  if (!first) return ''
  if (first.unitPrice === null) return `按面积 ${distinct(measured.map(({ quantity }) => showQuantity(quantity))).join('、')} ㎡ 分摊`
  const unit = unitOf(first)
  if (unit === '㎡') return measured.map((line) => explainArea(line, year)).join(';')
  const price = measured.length === 1 ? ` × ${showPrice(first.unitPrice)} 元` : ''
  return `${showQuantity(sumQuantities(measured.map(({ quantity }) => quantity)))} ${unit}${price}`
}

/** What the quantity of a line counts. */
export const unitOf = ({ calculation }: Pick<Line, 'calculation'>): string =>
  calculation === 'power' ? unitNames.power : calculation === 'water' || calculation === 'sewage' ? unitNames.water : '㎡'

const explainArea = (line: Line & { quantity: string }, year: number): string => {
  const whole = daysInSpan({ from: line.serviceFrom, to: line.serviceTo }) === daysIn(monthOf(line.serviceFrom))
  const calculation = `${showQuantity(line.quantity)} ㎡ × ${showPrice(line.unitPrice ?? '')} 元`
  return whole ? calculation : `${calculation}(${showPeriod({ from: line.serviceFrom, to: line.serviceTo }, year)})`
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]
