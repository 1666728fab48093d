// What is charged beside area and meters stands in a park's file, is billed with its month, and proves itself.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ledgerStore } from '../../../../bff/adapters/store/ledger/ledger-store'
import { verifyExplanations } from '../../../../bff/usecases/ledger/verify-explanations'
import { freshDatabase } from '../../../worlds/database'
import { bill, importSample } from './sample'

const { app } = await freshDatabase()

const headings =
  '项目编码,合同编号,费项,名称,计费方式,生效日,截止日,税率,依据文件,数量,单价,按月或按日,不足月规则,收取比例,对应费项,金额,优惠比例,需量方式,容量,合同需量值,实际需量值,免罚倍数,超出倍数,下限比例,无功电量,力调标准'
const rows = {
  garbage: 'DG01,,垃圾处理费,生活垃圾,按期,2026-01-01,,0,,1,30.00,月,按整月,,,,,,,,,,,,,',
  cards: 'DG01,HT-DG01-0002,停车费,月卡车位,按期,2026-01-16,,0.09,停车协议 3 号,2,300.00,月,按半月,,,,,,,,,,,,,',
  off: 'DG01,HT-DG01-0002,优惠,停车九折,优惠,2026-01-01,,0.09,,,,,,,停车费,,0.1,,,,,,,,,',
  hours: 'DG01,HT-DG01-0002,空调费,空调加时,按次,2026-01-17,2026-01-17,0.09,,3.5,88.8,,,,,,,,,,,,,,,',
  demand: 'DG01,HT-DG01-0002,基本电费,1号变压器,需量,2026-02-01,,0.13,,,38,,,,,,,合同需量,1250,800,900,1.05,2,0.4,,',
}

const importItems = async (...lines: readonly string[]): Promise<string[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yft-items-'))
  writeFileSync(path.join(folder, 'items.csv'), `${[headings, ...lines].join('\n')}\n`)
  const said = await importSample(app, folder)
  rmSync(folder, { recursive: true })
  return said
}

beforeAll(async () => {
  await importSample(app)
  await importItems(...Object.values(rows))
})

const linesOf = (month: string, contractNo: string) => app<{ kind: string; calculation: string; object: string; fen: number }[]>`
  select r.fee_kind as kind, n.calculation, n.object, n.amount_fen as fen
  from bill b join lease l on l.project_id = b.project_id and l.id = b.lease_id
  join receivable r on r.project_id = b.project_id and r.bill_id = b.id join line n on n.project_id = r.project_id and n.receivable_id = r.id
  where b.month = ${month} and l.contract_no = ${contractNo} and n.calculation not in ('rent', 'property', 'power', 'water', 'sewage', 'shared-power')
  order by r.position, n.position`

test('items of the project and of the contract are lines of their month; a discount joins what it takes off', async () => {
  await bill(app, '2026-01')
  expect([...(await linesOf('2026-01', 'HT-DG01-0002'))]).toEqual([
    { kind: 'garbage', calculation: 'garbage', object: '生活垃圾', fen: 3000 },
    { kind: 'air-conditioning', calculation: 'air-conditioning', object: '空调加时', fen: 31080 },
    { kind: 'parking', calculation: 'parking', object: '月卡车位', fen: 60000 },
    { kind: 'parking', calculation: 'discount', object: '停车九折', fen: -6000 },
  ])
  expect([...(await linesOf('2026-01', 'HT-DG01-0001'))]).toEqual([
    { kind: 'garbage', calculation: 'garbage', object: '生活垃圾', fen: 3000 },
  ])
})

test('what is counted once is in one month, what begins later in a later one', async () => {
  await bill(app, '2026-02')
  expect((await linesOf('2026-02', 'HT-DG01-0002')).map(({ kind, object, fen }) => [kind, object, fen])).toEqual([
    ['power', '1号变压器', 3040000],
    ['power', '1号变压器', 456000],
    ['garbage', '生活垃圾', 3000],
    ['parking', '月卡车位', 60000],
    ['parking', '停车九折', -6000],
  ])
})

test('every such line follows from its own explanation, and the books agree', async () => {
  const told: string[] = []
  const verified = await verifyExplanations({ store: ledgerStore(app), tell: (sentence) => told.push(sentence) })
  expect({ told, differences: verified.differences }).toEqual({ told: [], differences: 0 })
  expect(verified.lineCount).toBeGreaterThan(500)
})

test('the same items again change nothing; one that would belong to a published month is refused by name', async () => {
  expect((await importItems(...Object.values(rows))).join('\n')).toContain('没有变化')
  const late = 'DG01,HT-DG01-0003,一次性费用,装修清运,按次,2026-02-12,2026-02-12,0.06,,1,500,,,,,,,,,,,,,,,'
  expect((await importItems(late)).join('\n')).toContain(
    '收费项目 DG01 HT-DG01-0003 一次性费用 装修清运 2026-02-12 的生效日在已出账的月份里',
  )
  const cheaper = rows.garbage.replace('30.00', '20.00')
  expect((await importItems(cheaper)).join('\n')).toMatch(/垃圾处理费 生活垃圾 .*30\.00 → .*20\.00/)
})
