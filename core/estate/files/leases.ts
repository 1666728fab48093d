// leases.csv: who holds which rooms from when to when, and on what terms.
import { day } from '../cell'
import { decimalNumber, wholeNumber } from '../cell-number'
import { type FileSpec, optional, type RowOf, required } from '../column'
import { contractNo, partyCode, projectCode, rooms } from './codes'

const areaPrice = decimalNumber({ wholeDigits: 8, places: 6, shownPlaces: 2 })

const columns = {
  contractNo: required('合同编号', contractNo),
  projectId: required('项目编码', projectCode),
  partyCode: required('客户编号', partyCode),
  rooms: required('房号', rooms),
  fromDay: required('起始日', day),
  toDay: required('结束日', day),
  freeFrom: optional('免租期起', day),
  freeTo: optional('免租期止', day),
  rentPrice: required('租金单价', areaPrice),
  escalationPercent: required('年递增百分比', decimalNumber({ wholeDigits: 4, places: 4, signed: true })),
  propertyPrice: required('物业费单价', areaPrice),
  billingDay: required('账单日', wholeNumber(1, 31)),
  paymentDays: required('付款天数', wholeNumber(0, 3650)),
  depositMonths: required('保证金月数', decimalNumber({ wholeDigits: 4, places: 2 })),
  lateFeeDailyRate: required('违约金日率', decimalNumber({ wholeDigits: 1, places: 8 })),
  lateFeeGraceDays: required('违约金宽限天数', wholeNumber(0, 3650)),
}

export type Lease = RowOf<typeof columns> & { position: number }

export const leasesFile = { file: 'leases.csv', title: '合同', columns, key: ['contractNo'] } as const satisfies FileSpec<typeof columns>
