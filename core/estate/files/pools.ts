// pools.csv: which public meter is shared over which rooms, and how.
import { choice, set } from '../cell'
import { type FileSpec, type RowOf, required } from '../column'
import { feeKind, meterNo, name, projectCode, room } from './codes'

const columns = {
  projectId: required('项目编码', projectCode),
  name: required('公摊池', name),
  feeKind: required('费项', feeKind),
  meterNo: required('计量表', meterNo),
  rooms: required('分摊房号', set(room)),
  shareKey: required('分摊方式', choice({ 面积: 'area' })),
  vacancy: required('空置承担', choice({ 运营方: 'operator' })),
}

export type Pool = RowOf<typeof columns> & { position: number }

export const poolsFile = { file: 'pools.csv', title: '公摊池', columns, key: ['projectId', 'name'] } as const satisfies FileSpec<
  typeof columns
>
