// Fees by area and month: area × monthly price × days that count ÷ days of the month, rounded once.
import type { AreaBasis } from '../contract/basis'
import type { Lease, Unit } from '../receivable/facts'
import { addDays, type Day } from '../shared/day'
import { Decimal, decimal, plain, roundYuan } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { daysIn, type Month, monthOf } from '../shared/month'
import { covers, daysInSpan, monthSpan, overlap, type Span } from '../shared/span'
import type { Figures } from './figures'

export interface AreaPiece {
  span: Span
  /** Units held on every day of the piece. */
  units: readonly Unit[]
}

/** The days of a lease within a month, cut on the given days and wherever the held units change. */
export const areaPieces = (lease: Lease, units: ReadonlyMap<string, Unit>, month: Month, cuts: readonly Day[]): AreaPiece[] => {
  const inForce = overlap(lease.span, monthSpan(month))
  if (!inForce) return []
  const changes = lease.holdings.flatMap((holding) => [holding.span.from, addDays(holding.span.to, 1)])
  const begins = [...new Set([inForce.from, ...cuts, ...changes])].filter((day) => covers(inForce, day)).sort()
  return begins
    .map((from, index) => ({ from, to: addDays(begins[index + 1] ?? addDays(inForce.to, 1), -1) }))
    .map((span) => ({ span, units: unitsHeld(lease, units, span.from) }))
    .filter((piece) => piece.units.length > 0)
}

export const areaBasis = (
  piece: AreaPiece,
  terms: { unitPrice: DecimalText; free: Span | null; escalation?: AreaBasis['escalation'] },
): AreaBasis => {
  const rooms = piece.units.map(({ room, area }) => ({ room, area }))
  const freeSpan = terms.free && overlap(terms.free, piece.span)
  const freeDays = freeSpan ? daysInSpan(freeSpan) : 0
  const told = {
    way: 'area' as const,
    rooms,
    area: plain(sumAreas(rooms)),
    unitPrice: terms.unitPrice,
    from: piece.span.from,
    to: piece.span.to,
    days: daysInSpan(piece.span) - freeDays,
    freeDays,
    daysOfMonth: daysIn(monthOf(piece.span.from)),
    ...(terms.escalation && { escalation: terms.escalation }),
  }
  return { ...told, unroundedYuan: shown(exactYuan(told)) }
}

/** Again from rooms, price and days alone. */
export const areaFigures = (basis: AreaBasis): Figures => {
  const area = sumAreas(basis.rooms)
  const days = daysInSpan(basis) - basis.freeDays
  const exact = exactYuan({ ...basis, area: plain(area), days, daysOfMonth: daysIn(monthOf(basis.from)) })
  return { quantity: plain(area), unitPrice: basis.unitPrice, amountFen: roundYuan(exact), unroundedYuan: shown(exact) }
}

export const sumAreas = (rooms: readonly { area: DecimalText }[]): Decimal =>
  rooms.reduce((sum, { area }) => sum.plus(area), new Decimal(0))

const unitsHeld = (lease: Lease, units: ReadonlyMap<string, Unit>, on: Day): Unit[] =>
  lease.holdings.flatMap((holding) => {
    const unit = covers(holding.span, on) ? units.get(holding.unitId) : undefined
    return unit ? [unit] : []
  })

/** Multiplied before divided, so that a whole month stays exact. */
const exactYuan = (of: { area: DecimalText; unitPrice: DecimalText; days: number; daysOfMonth: number }): Decimal =>
  decimal(of.area).times(of.unitPrice).times(of.days).div(of.daysOfMonth)

/** Cut, not rounded: a figure told before its rounding must not look already rounded up. */
const shown = (exact: Decimal): DecimalText => plain(exact.toDecimalPlaces(6, Decimal.ROUND_DOWN))
