// meters.csv: where is measured, for whom, and the form of the device's figures.
import { choice, text } from '../cell'
import { wholeNumber } from '../cell-number'
import { type FileSpec, optional, type RowOf, required } from '../column'
import { meterNo, projectCode } from './codes'

const columns = {
  meterNo: required('表号', meterNo),
  projectId: required('项目编码', projectCode),
  utility: required('类型', choice({ 电: 'power', 水: 'water' })),
  purpose: required('用途', choice({ 户表: 'unit', 公摊: 'public' })),
  /** The room of a tenant's meter; of a public one any words. */
  place: required('位置', text(40)),
  wholeDigits: required('整数位', wholeNumber(1, 12)),
  decimals: required('小数位', wholeNumber(0, 6)),
  protocol: optional('通讯协议', text(40)),
  address: optional('通讯地址', text(40)),
}

export type Meter = RowOf<typeof columns> & { position: number }

export const metersFile = { file: 'meters.csv', title: '表计', columns, key: ['meterNo'] } as const satisfies FileSpec<typeof columns>
