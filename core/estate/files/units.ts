// units.csv: the rooms of each park; their order breaks ties when money is shared.
import { text } from '../cell'
import { decimalNumber } from '../cell-number'
import { type FileSpec, type RowOf, required } from '../column'
import { projectCode, room } from './codes'

const area = decimalNumber({ wholeDigits: 8, places: 4, shownPlaces: 2 })

const columns = {
  projectId: required('项目编码', projectCode),
  building: required('楼栋', text(40)),
  floor: required('楼层', text(40)),
  room: required('房号', room),
  use: required('业态', text(40)),
  builtArea: required('建筑面积', area),
  billingArea: required('计费面积', area),
}

export type Unit = RowOf<typeof columns> & { position: number }

export const unitsFile = { file: 'units.csv', title: '房间', columns, key: ['projectId', 'room'] } as const satisfies FileSpec<
  typeof columns
>
