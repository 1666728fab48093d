// A park's files with 500 electricity meters of four registers, and its readings of 50 days.
import { addDays, day } from '../../../core/shared/day'

export const meters = 500
export const registersPerMeter = 4
export const perRegister = 50

const numbers = Array.from({ length: meters }, (_, index) => index + 1)
const registers = ['尖', '峰', '平', '谷']
const meterNo = (number: number): string => `E${String(number).padStart(8, '0')}`

export const parkFiles = (): Readonly<Record<string, string>> => ({
  'projects.csv': csv('项目编码,项目名称,收款公司,公司税号,城市,收款账号,开户行', [
    'YQ02,松岭产业园二期,松岭园区运营有限公司,91441900MA5340000J,东莞,44003400001870,中国建设银行东莞分行',
  ]),
  'units.csv': csv(
    '项目编码,楼栋,楼层,房号,业态,建筑面积,计费面积',
    numbers.map((number) => `YQ02,1栋,1层,1-${number},厂房,100.00,100.00`),
  ),
  'meters.csv': csv(
    '表号,项目编码,类型,用途,位置,整数位,小数位,通讯协议,通讯地址',
    numbers.map((number) => `${meterNo(number)},YQ02,电,户表,1-${number},6,2,,`),
  ),
  'registers.csv': csv(
    '表号,寄存器,启用日,起始读数,拆除日,拆除读数,倍率',
    numbers.flatMap((number) => registers.map((register) => `${meterNo(number)},${register},2025-12-01,${number}.50,,,40`)),
  ),
})

export const readingFiles = (): Readonly<Record<string, string>> => ({
  'readings.csv': csv('表号,寄存器,抄表日,读数,来源,备注', days().flatMap(readingsOf)),
})

const days = (): string[] => Array.from({ length: perRegister }, (_, index) => addDays(day('2026-01-01'), index))

const readingsOf = (onDay: string, index: number): string[] =>
  numbers.flatMap((number) =>
    registers.map((register, at) => `${meterNo(number)},${register},${onDay},${number + index * (at + 2)}.75,远程,`),
  )

const csv = (heading: string, rows: readonly string[]): string => `${[heading, ...rows].join('\n')}\n`
