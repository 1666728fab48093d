// items.csv: what is charged beside area and meters (收费项目), by the project for all or by one contract, dated, each by its own terms.
import { choice, day, text } from '../cell'
import { decimalNumber, taxRate, yuan } from '../cell-number'
import { type FileSpec, optional, type RowOf, required } from '../column'
import { contractNo, feeKindWords, itemKindWords, name, projectCode } from './codes'

const figure = decimalNumber({ wholeDigits: 12, places: 8 })

const columns = {
  projectId: required('项目编码', projectCode),
  /** Empty: the project's own, for every contract. */
  contractNo: optional('合同编号', contractNo),
  feeKind: required('费项', choice(itemKindWords)),
  name: required('名称', name),
  way: required(
    '计费方式',
    choice({ 按期: 'recurring', 按次: 'counted', 需量: 'demand', 力调: 'power-factor', 保底: 'minimum', 优惠: 'discount' }),
  ),
  fromDay: required('生效日', day),
  toDay: optional('截止日', day),
  taxRateBp: required('税率', taxRate),
  document: optional('依据文件', text(100)),
  quantity: optional('数量', figure),
  unitPrice: optional('单价', figure),
  per: optional('按月或按日', choice({ 月: 'month', 日: 'day' })),
  rule: optional(
    '不足月规则',
    choice({ 按天: 'calendar-days', 按30天: 'thirty', 按年365天: 'year365', 按整月: 'whole-month', 按半月: 'half-month' }),
  ),
  pay: optional('收取比例', decimalNumber({ wholeDigits: 1, places: 6 })),
  of: optional('对应费项', choice({ ...feeKindWords, ...itemKindWords })),
  amountFen: optional('金额', yuan),
  share: optional('优惠比例', decimalNumber({ wholeDigits: 1, places: 6, aboveZero: true })),
  demandBy: optional('需量方式', choice({ 容量: 'capacity', 实际需量: 'actual', 合同需量: 'contract' })),
  capacityKva: optional('容量', figure),
  contractKw: optional('合同需量值', figure),
  actualKw: optional('实际需量值', figure),
  band: optional('免罚倍数', figure),
  overFactor: optional('超出倍数', figure),
  floorRatio: optional('下限比例', figure),
  reactiveKvarh: optional('无功电量', figure),
  standard: optional('力调标准', choice({ '0.90': '0.90', '0.85': '0.85', '0.80': '0.80' })),
}

export type Item = RowOf<typeof columns>

export const itemsFile = {
  file: 'items.csv',
  title: '收费项目',
  columns,
  key: ['projectId', 'contractNo', 'feeKind', 'name', 'fromDay'],
} as const satisfies FileSpec<typeof columns>
