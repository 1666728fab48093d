// Reads the first sheet of an Excel workbook as a table of texts, as the sheet shows them: numbers to 15 digits, days as 2026-01-31.
import type { RawRow } from '@yft/core/estate/raw'
import { Decimal, plain } from '@yft/core/shared/decimal'
import { InvalidInputError, InvalidSpreadsheetError, readSheet } from 'read-excel-file/node'

export type Xlsx = { ok: true; rows: readonly RawRow[] } | { ok: false; line: number; reason: string }

/** Rows without any cell are skipped; each keeps the number that Excel gives it. */
export const readXlsx = async (bytes: Buffer): Promise<Xlsx> => {
  try {
    const rows = await readSheet<string>(bytes, { parseNumber: numberText })
    return {
      ok: true,
      rows: rows.flatMap((cells, index) => {
        const texts = cells.map((cell) => cellText(cell as Cell))
        return texts.some((text) => text !== '') ? [{ line: index + 1, cells: texts }] : []
      }),
    }
  } catch (fault) {
    if (fault instanceof InvalidInputError || fault instanceof InvalidSpreadsheetError)
      return { ok: false, line: 1, reason: '打不开：不是 Excel 工作簿（.xlsx），或者有密码' }
    throw fault
  }
}

type Cell = string | boolean | Date | null

const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '')
  return String(cell)
}

/** What lies in the file has binary noise behind the 15th digit. A longer number has lost digits in Excel already; it stays an exponent, which no column takes. */
const numberText = (raw: string): string => {
  const number = Number(raw)
  return Math.abs(number) >= 1e15 ? number.toExponential() : plain(new Decimal(number.toPrecision(15)))
}
