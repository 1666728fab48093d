// The words of a bill.
import type { Reply } from '@yft/core/contract/routes'
import { nameFee } from './fees'

type Change = NonNullable<Reply<'bill'>['comparison']>['changes'][number]

export const billTexts = {
  title: '账单详情',
  name: (month: string) => `${month}账单`,
  opening: '期初欠费',
  open: '待缴金额',
  paid: '账单金额',
  lines: '费用明细',
  registers: '各时段用电',
  compare: (change: string) => `比上月 ${change}`,
  why: '为什么',
  whyTitle: (change: string) => `为什么比上月 ${change}`,
  close: '关闭',
  previous: '上月',
  current: '本月',
  settlements: '缴费与抵扣',
  facts: '账单信息',
  number: '账单号',
  numberPending: '编号生成中',
  payee: '收款方',
  period: '账期',
  issued: '出具日',
  due: '到期日',
  party: '租户',
  contract: '合同',
  trend: '用量与金额趋势',
} as const

const causeNames = {
  usage: '用量',
  price: '单价',
  share: '公摊份额',
  days: '计费天数',
  new: '新增',
  gone: '本月没有',
} as const satisfies Record<Change['cause'], string>

export const nameChange = ({ feeKind, cause }: Change): string => `${nameFee(feeKind)} · ${causeNames[cause]}`
