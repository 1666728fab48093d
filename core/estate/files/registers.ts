// registers.csv: which device hung at a meter's place from when to when, with the figures at its coming and going.
import { day } from '../cell'
import { decimalNumber } from '../cell-number'
import { type FileSpec, optional, type RowOf, required } from '../column'
import { meterNo, registerName } from './codes'
import { reading } from './readings'

const columns = {
  meterNo: required('表号', meterNo),
  register: required('寄存器', registerName),
  fromDay: required('启用日', day),
  startValue: required('起始读数', reading),
  toDay: optional('拆除日', day),
  endValue: optional('拆除读数', reading),
  multiplier: required('倍率', decimalNumber({ wholeDigits: 8, places: 4, aboveZero: true })),
}

export type Register = RowOf<typeof columns>

export const registersFile = {
  file: 'registers.csv',
  title: '寄存器',
  columns,
  key: ['meterNo', 'register', 'fromDay'],
} as const satisfies FileSpec<typeof columns>
