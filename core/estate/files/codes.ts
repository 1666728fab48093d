// Cells that several files have in common: codes, rooms, fee kinds and registers.
import { choice, code, list, text } from '../cell'

export const projectCode = code(/^[A-Za-z0-9-]{1,12}$/, '要是 1 到 12 位字母、数字或 -')

export const partyCode = code(/^[A-Za-z0-9-]{1,32}$/, '要是 1 到 32 位字母、数字或 -')

export const contractNo = code(/^[^\s;,]{1,40}$/, '不能有空格、分号或逗号，最长 40 个字')

export const meterNo = code(/^[A-Za-z0-9-]{1,32}$/, '要是 1 到 32 位字母、数字或 -')

export const room = code(/^[^\s;,]{1,40}$/, '不能有空格、分号或逗号，最长 40 个字')

export const rooms = list(room)

export const name = text(100)

export const feeKindWords = {
  租金: 'rent',
  物业费: 'property',
  电费: 'power',
  水费: 'water',
  污水处理费: 'sewage',
  公摊电费: 'shared-power',
} as const

/** What items.csv can charge. */
export const itemKindWords = {
  垃圾处理费: 'garbage',
  停车费: 'parking',
  空调费: 'air-conditioning',
  一次性费用: 'one-off',
  基本电费: 'basic-power',
  力调电费: 'power-factor',
  保底费: 'minimum',
  优惠: 'discount',
} as const

export const feeKind = choice(feeKindWords)

/** A meter with a single register writes 总, be it power or water. */
export const registerName = choice({ 总: 'total', 尖: 'sharp', 峰: 'peak', 平: 'flat', 谷: 'valley', 深谷: 'deep' })
