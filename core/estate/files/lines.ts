// lines.csv: the serial servers and gateways (采集线路) by which a park's meters are read, and which meters hang on each.
import { code, set } from '../cell'
import { wholeNumber } from '../cell-number'
import { type FileSpec, type RowOf, required } from '../column'
import { meterNo, name, projectCode } from './codes'

const columns = {
  projectId: required('项目编码', projectCode),
  name: required('线路', name),
  host: required('主机', code(/^[A-Za-z0-9.:-]{1,253}$/, '要是主机名或 IP 地址')),
  port: required('端口', wholeNumber(1, 65_535)),
  meterNos: required('表号', set(meterNo)),
}

export type Line = RowOf<typeof columns>

export const linesFile = { file: 'lines.csv', title: '采集线路', columns, key: ['projectId', 'name'] } as const satisfies FileSpec<
  typeof columns
>
