// What the operator reads after an import: counts, changes old and new, faults with their places, and one closing word.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { importCommand } from '../../../bff/cli/import'
import { smallPark, withCell } from '../../core/estate/small-park'
import { freshDatabase } from '../../worlds/database'
import { parkDesk } from '../usecases/estate/park-desk'

const { app } = await freshDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'yft-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const desk = parkDesk(app)

const run = async (...args: string[]) => {
  const lines: string[] = []
  const context = { ...desk, demo: true, out: (line: string) => lines.push(line), progress: () => {}, close: async () => {} }
  const code = await importCommand.run(args, context)
  return { code, lines }
}

const write = (park: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(park)) writeFileSync(path.join(folder, name), text)
}

test('from the first folder to a change and a fault', async () => {
  write(smallPark)
  expect(await run(folder, '--dry-run')).toMatchObject({
    code: 0,
    lines: expect.arrayContaining(['合同: 新增 3，修改 0，不变 0', '试运行，什么都没有导入']),
  })
  expect((await run(folder)).lines.at(-1)).toBe('已导入')
  expect(await run(folder)).toEqual({ code: 0, lines: ['没有变化'] })

  write({ 'leases.csv': withCell(smallPark['leases.csv'] ?? '', 3, '物业费单价', '4.00') })
  const changed = await run(folder)
  expect(changed.lines[0]).toBe('合同 HT-2 物业费单价 3.80 → 4.00')
  expect(changed.lines).toContain('合同: 新增 0，修改 1，不变 2')

  write({ 'leases.csv': withCell(smallPark['leases.csv'] ?? '', 3, '起始日', '2026-02-30') })
  expect(await run(folder)).toEqual({
    code: 1,
    lines: ['leases.csv 第 3 行 起始日 “2026-02-30”: 不是日历上的日期', '共 1 处错误，什么都没有导入'],
  })
})

test('more than 200 faults are counted', async () => {
  const readings = Array.from({ length: 250 }, (_, index) => `X${index},总,2026-01-01,1,远程,\n`).join('')
  write({ 'leases.csv': smallPark['leases.csv'] ?? '', 'readings.csv': `表号,寄存器,抄表日,读数,来源,备注\n${readings}` })
  const { code, lines } = await run(folder)
  expect(code).toBe(1)
  expect(lines.slice(199)).toEqual(['readings.csv 第 201 行 表号 “X199”: 没有这块表', '…… 还有 50 处', '共 250 处错误，什么都没有导入'])
})

test('a wrong call says how it is called', async () => {
  expect((await run()).code).toBe(2)
  expect((await run(folder, 'other')).code).toBe(2)
  expect((await run('--dryrun', folder)).code).toBe(2)
})
