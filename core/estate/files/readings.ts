// readings.csv: what a register showed at 00:00 of a day, and where that is known from.
import { choice, day, text } from '../cell'
import { decimalNumber } from '../cell-number'
import { type FileSpec, optional, type RowOf, required } from '../column'
import { meterNo, registerName } from './codes'

export const reading = decimalNumber({ wholeDigits: 12, places: 6, shownPlaces: 2 })

const source = choice({
  冻结: 'frozen',
  远程: 'remote',
  手工: 'manual',
  人工: 'manual',
  自报: 'reported',
  估读: 'estimated',
})

const columns = {
  meterNo: required('表号', meterNo),
  register: required('寄存器', registerName),
  onDay: required('抄表日', day),
  value: required('读数', reading),
  source: required('来源', source),
  note: optional('备注', text(200)),
}

export type Reading = RowOf<typeof columns>

export const readingsFile = {
  file: 'readings.csv',
  title: '读数',
  columns,
  key: ['meterNo', 'register', 'onDay'],
} as const satisfies FileSpec<typeof columns>
