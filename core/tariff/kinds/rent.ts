// 租金: a price per area and month that grows on each anniversary, with free days (免租期) left out.

import type { AreaBasis } from '../../contract/basis'
import { decimal } from '../../shared/decimal'
import { lastDay, monthOf } from '../../shared/month'
import { feeNames } from '../../text/fees'
import { areaBasis, areaFigures, areaPieces } from '../area'
import { areaCharge } from '../area-charge'
import { grownByYear, type RentYear, rentYears } from '../escalation'
import type { FeeKind, LeaseMonth } from '../kind'

export const rent: FeeKind = {
  code: 'rent',
  name: feeNames.rent ?? '',
  book: { way: 'revenue', account: '6051', vat: 'general' },
  charged: 'always',
  charges: (of) => {
    const { lease, month } = of
    const years = rentYears({ from: lease.span.from, firstPrice: lease.rentPrice, percent: lease.escalationPercent }, lastDay(month))
    const anniversaries = years.slice(1).map((year) => year.from)
    return areaPieces(
      lease,
      of.units,
      month,
      anniversaries.filter((day) => monthOf(day) === month),
    ).flatMap((piece) => {
      const begun = years.filter((year) => year.from <= piece.span.from)
      const basis = areaBasis(piece, { free: lease.free, ...priceAndHistory(of, begun) })
      return basis.days > 0 ? [areaCharge(of, 'rent', piece, basis)] : []
    })
  },
  recompute: (basis) => (basis.way === 'area' && historyHolds(basis) ? areaFigures(basis) : null),
}

const priceAndHistory = (of: LeaseMonth, years: RentYear[]): { unitPrice: string; escalation?: AreaBasis['escalation'] } => {
  const unitPrice = years.at(-1)?.unitPrice ?? of.lease.rentPrice
  const percent = of.lease.escalationPercent
  return decimal(percent).isZero() ? { unitPrice } : { unitPrice, escalation: { percent, years } }
}

/** The told years lead from the first price to the one that was used. */
const historyHolds = ({ escalation, unitPrice }: AreaBasis): boolean => {
  if (!escalation) return true
  const { percent, years } = escalation
  const follow = years.every((year, index) => index === 0 || year.unitPrice === grownByYear(years[index - 1]?.unitPrice ?? '0', percent))
  return follow && years.at(-1)?.unitPrice === unitPrice
}
