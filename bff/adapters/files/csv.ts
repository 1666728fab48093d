// Reads comma-separated text with the true line of every row, also behind quoted cells that run over several lines.
import type { RawRow } from '@yft/core/estate/raw'

export type Csv = { ok: true; rows: readonly RawRow[] } | { ok: false; line: number; reason: string }

/** Quotes as in RFC 4180; line ends LF, CRLF or CR. Lines without any character are skipped. */
export const readCsv = (text: string): Csv => {
  const lines = text.split(/\r\n|\n|\r/)
  const rows: RawRow[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at] ?? ''
    if (first === '') continue
    if (!first.includes('"')) {
      rows.push({ line: at + 1, cells: first.split(',') })
      continue
    }
    const quoted = readQuoted(lines, at)
    if (!quoted.ok) return quoted
    rows.push({ line: at + 1, cells: quoted.cells })
    at = quoted.lastAt
  }
  return { ok: true, rows }
}

type Quoted = { ok: true; cells: string[]; lastAt: number } | { ok: false; line: number; reason: string }

/** A row that holds a quote somewhere; a quote inside a cell that doesn't begin with one is an ordinary character. */
const readQuoted = (lines: readonly string[], firstAt: number): Quoted => {
  const cells: string[] = []
  let at = firstAt
  let line = lines[at] ?? ''
  let place = 0
  for (;;) {
    if (line[place] !== '"') {
      const comma = line.indexOf(',', place)
      cells.push(comma < 0 ? line.slice(place) : line.slice(place, comma))
      if (comma < 0) return { ok: true, cells, lastAt: at }
      place = comma + 1
      continue
    }
    const openedOn = at + 1
    let cell = ''
    place += 1
    for (;;) {
      const quote = line.indexOf('"', place)
      if (quote < 0) {
        at += 1
        if (at >= lines.length) return { ok: false, line: openedOn, reason: '引号没有收尾' }
        cell += `${line.slice(place)}\n`
        line = lines[at] ?? ''
        place = 0
      } else if (line[quote + 1] === '"') {
        cell += line.slice(place, quote + 1)
        place = quote + 2
      } else {
        cell += line.slice(place, quote)
        place = quote + 1
        break
      }
    }
    cells.push(cell)
    if (place === line.length) return { ok: true, cells, lastAt: at }
    if (line[place] !== ',') return { ok: false, line: at + 1, reason: '引号收尾之后还有字' }
    place += 1
  }
}
