// A park's files may be Excel workbooks: the same rows as in CSV, each with the number that Excel gives it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readParkFolder } from '../../../../bff/adapters/files/park-folder'
import { readXlsx } from '../../../../bff/adapters/files/xlsx'
import { smallPark } from '../../../core/estate/small-park'

type Cell = { value: string | number | Date; type?: typeof Number | typeof Date; format?: string } | null

const workbook = (rows: readonly (readonly Cell[])[]): Promise<Buffer> => writeWorkbook(rows as never).toBuffer()
const texts = (...cells: readonly string[]): Cell[] => cells.map((value) => (value === '' ? null : { value }))

test('days, amounts and long numbers come as the sheet shows them; an empty row counts as a line', async () => {
  const bytes = await workbook([
    texts('表号', '抄表日', '读数'),
    [
      { value: 'E1' },
      { value: new Date('2026-03-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
      { value: 345536.1 + 0.2, type: Number },
    ],
    [null, null, null],
    [{ value: 'E2' }, { value: '2026-03-01' }, { value: 76993400000001, type: Number }],
  ])
  expect(await readXlsx(bytes)).toEqual({
    ok: true,
    rows: [
      { line: 1, cells: ['表号', '抄表日', '读数'] },
      { line: 2, cells: ['E1', '2026-03-01', '345536.3'] },
      { line: 4, cells: ['E2', '2026-03-01', '76993400000001'] },
    ],
  })
})

test('a number that Excel has already cut off stays an exponent, which no column takes', async () => {
  const read = await readXlsx(await workbook([texts('证件号'), [{ value: Number('441900197708080071'), type: Number }]]))
  expect(read.ok && read.rows[1]?.cells[0]).toMatch(/^4\.4190019770808\d*e\+17$/)
})

test.each([
  ['no workbook', Buffer.from('表号,读数')],
  ['an empty file', Buffer.alloc(0)],
])('%s is told as such', async (_, bytes) => {
  expect(await readXlsx(bytes)).toEqual({ ok: false, line: 1, reason: '打不开：不是 Excel 工作簿（.xlsx），或者有密码' })
})

test('half a workbook is told as such', async () => {
  const whole = await workbook([texts('表号'), texts('E1')])
  expect(await readXlsx(whole.subarray(0, whole.length / 2))).toMatchObject({ ok: false })
})

const folder = mkdtempSync(path.join(tmpdir(), 'yft-xlsx-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a folder of workbooks is the same park as its folder of CSV; one file in both forms is a fault', async () => {
  const csv = mkdtempSync(path.join(folder, 'csv-'))
  const xlsx = mkdtempSync(path.join(folder, 'xlsx-'))
  for (const [name, text] of Object.entries(smallPark)) {
    writeFileSync(path.join(csv, name), text)
    const rows = text.trimEnd().split('\n')
    writeFileSync(path.join(xlsx, name.replace('.csv', '.xlsx')), await workbook(rows.map((row) => texts(...row.split(',')))))
  }
  const [one, other] = [await readParkFolder(csv), await readParkFolder(xlsx)]
  expect({ faults: other.faults, warnings: other.warnings }).toEqual({ faults: [], warnings: [] })
  const cells = ({ files }: typeof one) =>
    files.map(({ name, rows }) => [name, rows.map((row) => [...row.cells].join(',').replace(/,+$/, ''))])
  expect(cells(other)).toEqual(cells(one))
  writeFileSync(path.join(xlsx, 'units.csv'), smallPark['units.csv'] ?? '')
  const both = await readParkFolder(xlsx)
  expect(both.faults).toEqual([{ file: 'units.csv', line: 1, column: '', value: '', reason: 'units.csv 和 units.xlsx 只能有一个' }])
})
