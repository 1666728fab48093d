// The words of a line that stands on an item of a contract or a price list: what was given, what was multiplied, what came out.
import type { ItemBasis, ItemTold } from '@yft/core/contract/item-basis'
import { daysIn, monthOf } from '@yft/core/shared/month'
import { showAmount, showDay, showPrice, showQuantity } from '@yft/core/shared/show'
import { daysInSpan } from '@yft/core/shared/span'
import { priceVersion } from './basis'
import { nameFee } from './fees'
import { showPeriod } from './figures'

/** `停车费 · 月卡车位` */
export const itemTitle = (calculation: string, { item }: ItemBasis): string => `${nameFee(calculation)} · ${item}`

/** `2026年1月16日起执行,依据停车协议 3 号` */
export const itemVersion = (basis: ItemBasis): string => priceVersion(basis)

/** What the calculation rests on, a sentence each. */
export const itemGiven = ({ told }: ItemBasis, year: number): string[] => {
  if (told.by === 'recurring') return [`计费期 ${showPeriod(told, year)}`]
  if (told.by === 'counted') return [`发生于 ${showDay(told.onDay, year)}`]
  if (told.by === 'demand') return demandGiven(told)
  if (told.by === 'power-factor') return powerFactorGiven(told)
  if (told.by === 'minimum') return ['本月不足保底的部分补足']
  return ['优惠以已计金额为限']
}

/** `2 × 300.00 元 × 16 ÷ 31 天 = 309.677419` */
export const itemCalculation = (basis: ItemBasis): string => `${multiplied(basis)} = ${showQuantity(basis.unroundedYuan)} 元`

type Told<By extends ItemTold['by']> = Extract<ItemTold, { by: By }>

const demandGiven = ({ part, price, capacityKva, loadDiscount, terms }: Told<'demand'>): string[] => [
  `变压器容量 ${showQuantity(capacityKva, 0)} 千伏安${terms.mode === 'capacity' ? ',按容量计收' : ''}`,
  ...(terms.mode === 'actual' ? [`实际最大需量 ${showQuantity(terms.actualKw, 0)} 千瓦,按实际需量计收`] : []),
  ...(terms.mode === 'contract' ? contractGiven(part, price, terms) : []),
  ...(loadDiscount
    ? [
        `当月用电 ${showQuantity(loadDiscount.kwh, 0)} 度,每千伏安满 ${showQuantity(loadDiscount.kwhPerKva, 0)} 度时单价乘 ${loadDiscount.factor}`,
      ]
    : []),
]

type ContractDemand = Extract<Told<'demand'>['terms'], { mode: 'contract' }>

const contractGiven = (part: Told<'demand'>['part'], price: string, terms: ContractDemand): string[] => [
  `合同需量 ${showQuantity(terms.contractKw, 0)} 千瓦,不低于容量的 ${terms.floorRatio}`,
  ...(part === 'demand'
    ? []
    : [
        `实际最大需量 ${showQuantity(terms.actualKw, 0)} 千瓦,超过计费需量 ${terms.band} 倍的部分按 ${showPrice(price)} 元的 ${terms.overFactor} 倍计收`,
      ]),
]

const powerFactorGiven = ({ activeKwh, reactiveKvarh, powerFactor, standard }: Told<'power-factor'>): string[] => [
  `有功 ${showQuantity(activeKwh, 0)} 度,无功 ${showQuantity(reactiveKvarh, 0)} 千乏时`,
  `功率因数 ${powerFactor},标准 ${standard}`,
]

const multiplied = ({ quantity, unitPrice, told }: ItemBasis): string => {
  if (told.by === 'minimum') return `保底 ${showAmount(told.minimumFen)} 元 − 已计 ${showAmount(told.chargedFen)} 元`
  if (told.by === 'discount') return discounted(told)
  if (told.by === 'power-factor') return `电费 ${showAmount(told.baseFen)} 元 × 调整率 ${showQuantity(unitPrice ?? '', 4)}`
  const product = `${showQuantity(quantity ?? '', 0)}${unitOf(told)} × ${showPrice(unitPrice ?? '')} 元`
  if (told.by === 'counted') return product
  return `${product}${told.by === 'demand' ? daysInUse(told) : recurringPart(told)}`
}

const discounted = ({ chargedFen, off }: Told<'discount'>): string =>
  'share' in off ? `−${showAmount(chargedFen)} 元 × ${off.share}` : `已计 ${showAmount(chargedFen)} 元,优惠 ${showAmount(off.amountFen)} 元`

const unitOf = (told: Told<'demand' | 'recurring' | 'counted'>): string => {
  if (told.by !== 'demand') return ''
  return told.terms.mode === 'capacity' ? ' 千伏安' : ' 千瓦'
}

/** What exceeds the band is not parted by days. */
const daysInUse = ({ part, days }: Told<'demand'>): string => (part === 'demand' && days ? ` × ${days.inUse} ÷ ${days.month} 天` : '')

const recurringPart = (told: Told<'recurring'>): string => `${partOfMonth(told)}${Number(told.pay) === 1 ? '' : ` × ${told.pay}(约定比例)`}`

const partOfMonth = ({ from, to, per, rule }: Told<'recurring'>): string => {
  const days = daysInSpan({ from, to })
  const daysOfMonth = daysIn(monthOf(from))
  if (per === 'day') return ` × ${days} 天`
  if (days === daysOfMonth || rule === 'whole-month') return ''
  if (rule === 'half-month') return days <= 15 ? ' × 0.5 个月' : ''
  if (rule === 'year365') return ` × 12 个月 × ${days} ÷ 365 天`
  return ` × ${days} ÷ ${rule === 'thirty' ? 30 : daysOfMonth} 天`
}
