// prices.csv: from which day a fee has which unit price and tax rate.
import { day } from '../cell'
import { decimalNumber, taxRate } from '../cell-number'
import { type FileSpec, optional, type RowOf, required } from '../column'
import { feeKind, projectCode, registerName } from './codes'

const columns = {
  projectId: required('项目编码', projectCode),
  feeKind: required('费项', feeKind),
  register: optional('时段', registerName),
  fromDay: required('生效日', day),
  unitPrice: optional('单价', decimalNumber({ wholeDigits: 8, places: 8, shownPlaces: 2 })),
  taxRateBp: required('税率', taxRate),
}

export type Price = RowOf<typeof columns>

export const pricesFile = {
  file: 'prices.csv',
  title: '价格',
  columns,
  key: ['projectId', 'feeKind', 'register', 'fromDay'],
} as const satisfies FileSpec<typeof columns>
