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

/** How a fee came about, in one line: `320.00 ㎡ × 6.50 元`, `2,230.00 度`, `按面积 320.00 ㎡ 分摊`, `月卡车位 2 × 300.00 元`. */
export const explainLines = (lines: readonly Line[], year: number): string => {
  const [first, ...others] = lines.filter((line): line is Line & { quantity: string } => line.quantity !== null)
  if (!first) return ''
  // A basic fee or a discount joins a fee, and counts something else.
  const measured = [first, ...others.filter(({ calculation }) => calculation === first.calculation)]
  if (first.unitPrice === null) return `按面积 ${distinct(measured.map(({ quantity }) => showQuantity(quantity))).join('、')} ㎡ 分摊`
  if (!(first.calculation in units)) return measured.map((line) => `${line.object} ${explainPart(line, '', year)}`).join(';')
  const unit = unitOf(first)
  if (unit === '㎡') return measured.map((line) => explainPart(line, ' ㎡', year)).join(';')
  const price = measured.length === 1 ? ` × ${showPrice(first.unitPrice)} 元` : ''
  return `${showQuantity(sumQuantities(measured.map(({ quantity }) => quantity)))} ${unit}${price}`
}

/** What the quantity of a line counts. */
export const unitOf = ({ calculation }: Pick<Line, 'calculation'>): string => units[calculation] ?? ''

const units: Readonly<Record<string, string>> = {
  power: unitNames.power,
  water: unitNames.water,
  sewage: unitNames.water,
  property: '㎡',
  rent: '㎡',
}

const explainPart = (line: Line & { quantity: string }, unit: string, year: number): string => {
  const whole = daysInSpan({ from: line.serviceFrom, to: line.serviceTo }) === daysIn(monthOf(line.serviceFrom))
  const calculation = `${showQuantity(line.quantity, unit ? 2 : 0)}${unit} × ${showPrice(line.unitPrice ?? '')} 元`
  return whole ? calculation : `${calculation}(${showPeriod({ from: line.serviceFrom, to: line.serviceTo }, year)})`
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]
