// A published line as a row of the export: the columns, their order and the places of their figures.
import type { RegisterName } from '../contract/basis'
import { decimal, plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { type Fen, yuanText } from '../shared/fen'
import { feeNames, registerNames } from '../text/fees'

export const exportHeadings = ['合同编号', '账期', '费项', '对象', '时段', '数量', '单价', '金额'] as const

export interface ExportLine {
  contractNo: string
  month: string
  feeKind: string
  object: string
  register: RegisterName | ''
  quantity: DecimalText | null
  unitPrice: DecimalText | null
  amountFen: Fen
}

export const exportRow = (line: ExportLine): string =>
  [
    text(line.contractNo),
    line.month,
    text(feeNames[line.feeKind] ?? line.feeKind),
    text(line.object),
    line.register === '' ? '' : registerNames[line.register],
    line.quantity === null ? '' : plain(decimal(line.quantity), 2),
    line.unitPrice === null ? '' : plain(decimal(line.unitPrice), pricePlaces(line.feeKind)),
    yuanText(line.amountFen),
  ].join(',')

/** Prices of a lease have 2 places, those of the price list 6. */
const pricePlaces = (feeKind: string): number => (feeKind === 'rent' || feeKind === 'property' ? 2 : 6)

/** A spreadsheet would run a cell that begins like a formula; a quote in front keeps it text (CSV injection). */
const text = (cell: string): string => {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
