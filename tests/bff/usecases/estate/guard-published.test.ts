// What is published stands: an import that would alter a line of it is refused, and the lines are named.
import { beforeAll, describe, expect, test } from 'vitest'
import { billMonth } from '../../../../bff/usecases/billing/bill-month'
import type { Imported } from '../../../../bff/usecases/estate/import-park'
import { month } from '../../../../core/shared/month'
import { smallPark, withCell } from '../../../core/estate/small-park'
import { freshDatabase } from '../../../worlds/database'
import { type Park, parkDesk, picture } from './park-desk'

const { app, owner } = await freshDatabase()
const desk = parkDesk(app)

beforeAll(async () => {
  await desk.import(smallPark)
  const billed = await billMonth({ ...desk, progress: () => {} })({ projectId: 'P1', month: month('2026-02'), publish: true })
  expect(billed).toMatchObject({ ok: true, value: { state: 'published' } })
})

const edited = (file: string, line: number, column: string, cell: string): Park => ({
  [file]: withCell(smallPark[file] ?? '', line, column, cell),
})

const withRow = (file: string, row: string): Park => ({ [file]: `${smallPark[file]}${row}\n` })

const refusedFor = (imported: Imported): readonly string[] => (imported.kind === 'refused' ? imported.reasons : [imported.kind])

describe('refused, and nothing is kept', () => {
  test.each<[string, Park, string[]]>([
    [
      'a property fee of a published month',
      edited('leases.csv', 3, '物业费单价', '4.00'),
      ['合同 HT-2 2026-02 物业费 2026-02-01 至 2026-02-28 270.00 × 3.80 = 1026.00 → 2026-02-01 至 2026-02-28 270.00 × 4.00 = 1080.00'],
    ],
    [
      'a closing reading',
      edited('readings.csv', 4, '读数', '31.00'),
      [
        '合同 HT-1 2026-02 电费 E1 峰 2026-01-01 至 2026-02-28 4,420.00 × 1.15345 = 5098.25 → 2026-01-01 至 2026-02-28 4,460.00 × 1.15345 = 5144.39',
      ],
    ],
    [
      'a price that was in force',
      withRow('prices.csv', 'P1,电费,谷,2026-02-15,0.30,0.13'),
      [
        '合同 HT-1 2026-02 电费 E1 谷 2026-01-01 至 2026-02-28 1,280.00 × 0.25783 = 330.02 → 2026-01-01 至 2026-02-28 1,280.00 × 0.30 = 384.00',
      ],
    ],
    [
      'a lease cut short',
      edited('leases.csv', 3, '结束日', '2026-02-14'),
      [
        '合同 HT-2 2026-02 租金 2026-02-01 至 2026-02-28 270.00 × 60.00 = 16200.00 → 2026-02-01 至 2026-02-14 270.00 × 60.00 = 8100.00',
        '合同 HT-2 2026-02 物业费 2026-02-01 至 2026-02-28 270.00 × 3.80 = 1026.00 → 2026-02-01 至 2026-02-14 270.00 × 3.80 = 513.00',
      ],
    ],
    ['an old debt', edited('opening.csv', 2, '未缴金额', '3000.00'), ['期初欠费 HT-2 物业费 2025-11-01 2025-11-30 已出账，不能改动']],
    [
      'the company of a park with bills',
      edited('projects.csv', 2, '公司税号', '91441900MA3400001W'),
      ['园区 P1 已有账单，不能更换收款公司'],
    ],
  ])('%s', async (_name, park, reasons) => {
    const before = await picture(owner)
    expect(refusedFor(await desk.import(park))).toEqual(reasons)
    expect(await picture(owner)).toEqual(before)
  })
})

describe('let in', () => {
  test.each<[string, Park]>([
    ['a price from the next month on', withRow('prices.csv', 'P1,电费,谷,2026-03-01,0.30,0.13')],
    ['a change that no line feels', edited('leases.csv', 3, '违约金宽限天数', '9')],
    ['a reading of a later month', withRow('readings.csv', 'W1,总,2026-04-01,40.00,远程,')],
    ['another phone of a tenant', edited('parties.csv', 3, '手机', '13934000099')],
  ])('%s', async (_name, park) => {
    expect(await desk.import(park)).toMatchObject({ kind: 'done', kept: true })
  })
})

test('an old debt is a bill as soon as it comes in, once', async () => {
  await desk.import(withRow('opening.csv', 'HT-1,租金,2025-10-01,2025-10-31,2025-11-10,100.00'))
  await desk.import(withRow('opening.csv', 'HT-1,租金,2025-10-01,2025-10-31,2025-11-10,100.00'))
  expect(await owner`select amount_fen, month from bill where origin = 'opening' order by month`).toEqual([
    { amount_fen: 10_000, month: '2025-10' },
    { amount_fen: 307_100, month: '2025-11' },
  ])
})
