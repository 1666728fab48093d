// projects.csv: the parks, and the company that bills for each.
import { bankAccount, companyNumber } from '../cell-party'
import { type FileSpec, type RowOf, required } from '../column'
import { name, projectCode } from './codes'

const columns = {
  projectId: required('项目编码', projectCode),
  name: required('项目名称', name),
  companyName: required('收款公司', name),
  companyTaxNo: required('公司税号', companyNumber),
  city: required('城市', name),
  receivingAccount: required('收款账号', { ...bankAccount, show: (of: string) => of }),
  receivingBank: required('开户行', name),
}

export type Project = RowOf<typeof columns>

export const projectsFile = { file: 'projects.csv', title: '园区', columns, key: ['projectId'] } as const satisfies FileSpec<typeof columns>
