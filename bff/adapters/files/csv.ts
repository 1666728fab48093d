// Reads comma-separated text with the true line of every row, also behind quoted cells that run over several lines.
import type { RawRow } from '@yft/core/estate/raw'
import { CsvError, type CsvErrorCode, parse } from 'csv-parse/sync'

export type Csv = { ok: true; rows: readonly RawRow[] } | { ok: false; line: number; reason: string }

/** Quotes as in RFC 4180; line ends LF, CRLF or CR. Lines without any character are skipped. */
export const readCsv = (text: string): Csv => {
  const rows: RawRow[] = []
  let readUpTo = 0
  try {
    parse(text.replace(/\r\n?/g, '\n'), {
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        readUpTo = lines
        rows.push({ line: lines - cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0), cells })
        return null
      },
    })
    return { ok: true, rows }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { ok: false, line: readUpTo + 1, reason: reasons[error.code] ?? '引号用得不对' }
  }
}

const reasons: Partial<Record<CsvErrorCode, string>> = {
  CSV_QUOTE_NOT_CLOSED: '引号没有收尾',
  CSV_INVALID_CLOSING_QUOTE: '引号收尾之后还有字',
  INVALID_OPENING_QUOTE: '引号前面还有字',
}
