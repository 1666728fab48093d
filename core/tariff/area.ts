// Fees by area and month: area × monthly price × days that count ÷ days of the month, rounded once.
import type { AreaBasis } from '../contract/basis'
import type { Lease, Unit } from '../receivable/facts'
import { addDays, type Day } from '../shared/day'
import { Decimal, plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { daysIn, type Month, monthOf } from '../shared/month'
import { covers, daysInSpan, monthSpan, overlap, type Span } from '../shared/span'
import { type Figures, figuresOf } from './figures'
import { cutAt } from './rules/cut'
import { monthFraction } from './rules/partial-month'

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
  return cutAt(inForce, [...cuts, ...changes])
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
  return { ...told, unroundedYuan: figuresOfDays(told).unroundedYuan }
}

/** Again from rooms, price and days alone. */
export const areaFigures = (basis: AreaBasis): Figures =>
  figuresOfDays({
    area: plain(sumAreas(basis.rooms)),
    unitPrice: basis.unitPrice,
    days: daysInSpan(basis) - basis.freeDays,
    daysOfMonth: daysIn(monthOf(basis.from)),
  })

export const sumAreas = (rooms: readonly { area: DecimalText }[]): Decimal =>
  rooms.reduce((sum, { area }) => sum.plus(area), new Decimal(0))

export const unitsHeld = (lease: Lease, units: ReadonlyMap<string, Unit>, on: Day): Unit[] =>
  lease.holdings.flatMap((holding) => {
    const unit = covers(holding.span, on) ? units.get(holding.unitId) : undefined
    return unit ? [unit] : []
  })

const figuresOfDays = (of: { area: DecimalText; unitPrice: DecimalText; days: number; daysOfMonth: number }) =>
  figuresOf({ quantity: of.area, unitPrice: of.unitPrice, fraction: monthFraction('calendar-days', of) }, 6)
