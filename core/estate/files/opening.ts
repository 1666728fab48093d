// opening.csv: what tenants still owed when the park came over from its former books.
import { day } from '../cell'
import { yuan } from '../cell-number'
import { type FileSpec, type RowOf, required } from '../column'
import { contractNo, feeKind } from './codes'

const columns = {
  contractNo: required('合同编号', contractNo),
  feeKind: required('费项', feeKind),
  fromDay: required('所属期起', day),
  toDay: required('所属期止', day),
  dueOn: required('应缴日', day),
  amountFen: required('未缴金额', yuan),
}

export type OpeningDebt = RowOf<typeof columns>

export const openingFile = {
  file: 'opening.csv',
  title: '期初欠费',
  columns,
  key: ['contractNo', 'feeKind', 'fromDay', 'toDay'],
} as const satisfies FileSpec<typeof columns>
