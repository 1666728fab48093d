// What was written as comma-separated text is read again cell by cell, each row with the line on which it begins.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../../../bff/adapters/files/csv'

const cell = fc.string({ unit: fc.constantFrom('a', '园', ',', '"', '\n', ' ', ';', '1'), maxLength: 6 })
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

test('any cells survive when quoted, at any line end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      (rows, end) => {
        const text = rows.map((row) => row.map(quoted).join(',') + end).join('')
        const csv = readCsv(text)
        expect(csv.ok && csv.rows.map(({ cells }) => cells)).toEqual(rows)
      },
    ),
  )
})

test('a row behind a cell of several lines keeps its true line', () => {
  expect(readCsv('a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n')).toEqual({
    ok: true,
    rows: [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['2', 'z'] },
    ],
  })
})

test('a quote that never ends, text before its start or after its end, is a fault with its line', () => {
  expect(readCsv('a\n"b\nc\n')).toEqual({ ok: false, line: 2, reason: '引号没有收尾' })
  expect(readCsv('a\n3"管,1\n')).toEqual({ ok: false, line: 2, reason: '引号前面还有字' })
  expect(readCsv('a\n"b"c\n')).toEqual({ ok: false, line: 2, reason: '引号收尾之后还有字' })
})
