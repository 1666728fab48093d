// parties.csv: the tenants, of all parks.
import { choice } from '../cell'
import { bankAccount, email, mobile, partyNumber } from '../cell-party'
import { type FileSpec, optional, type RowOf, required } from '../column'
import { name, partyCode } from './codes'

const columns = {
  code: required('客户编号', partyCode),
  name: required('客户名称', name),
  kind: required('客户类型', choice({ 企业: 'company', 个人: 'person' })),
  taxOrId: required('证件号或税号', partyNumber),
  phone: required('手机', mobile),
  email: optional('邮箱', email),
  bankName: optional('开户行', name),
  bankAccount: optional('银行账号', bankAccount),
}

export type Party = RowOf<typeof columns>

export const partiesFile = { file: 'parties.csv', title: '租户', columns, key: ['code'] } as const satisfies FileSpec<typeof columns>
