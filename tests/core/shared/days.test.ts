// Civil days and months: the calendar as a landlord reads it.
import { addDays, day, dayAt, daysBetween, parseDay } from '@yft/core/shared/day'
import { addMonths, anniversary, dayInMonth, daysIn, lastDay, month, monthsBetween } from '@yft/core/shared/month'
import { overlap } from '@yft/core/shared/span'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('days', () => {
  it('knows that 30 February never was and 29 February only in leap years', () => {
    expect(parseDay('2026-02-30')).toBeNull()
    expect(parseDay('2026-02-29')).toBeNull()
    expect(parseDay('2028-02-29')).toBe('2028-02-29')
    expect(parseDay('1900-02-29')).toBeNull()
    expect(parseDay('2026-13-01')).toBeNull()
    expect(parseDay('2026-00-10')).toBeNull()
    expect(parseDay('2026-1-1')).toBeNull()
  })

  it('turns the page at midnight in Shanghai, not in Greenwich', () => {
    expect(dayAt(new Date('2026-03-31T15:59:59Z'))).toBe('2026-03-31')
    expect(dayAt(new Date('2026-03-31T16:00:00Z'))).toBe('2026-04-01')
  })

  it('adds and counts days as each other’s undoing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        const from = day('2026-02-28')
        expect(daysBetween({ from, to: addDays(from, days) })).toBe(days)
      }),
    )
  })
})

describe('months', () => {
  it('bills the 31st on the last day of a shorter month', () => {
    expect(dayInMonth(month('2026-02'), 31)).toBe('2026-02-28')
    expect(dayInMonth(month('2028-02'), 31)).toBe('2028-02-29')
    expect(dayInMonth(month('2026-05'), 31)).toBe('2026-05-31')
  })

  it('puts the anniversary of 29 February on 1 March in other years', () => {
    expect(anniversary(day('2024-02-29'), 1)).toBe('2025-03-01')
    expect(anniversary(day('2024-02-29'), 4)).toBe('2028-02-29')
    expect(anniversary(day('2024-08-11'), 2)).toBe('2026-08-11')
  })

  it('walks over the turn of the year both ways', () => {
    expect(addMonths(month('2025-12'), 1)).toBe('2026-01')
    expect(addMonths(month('2026-01'), -1)).toBe('2025-12')
    expect(addMonths(month('2026-01'), -13)).toBe('2024-12')
    expect(monthsBetween({ from: month('2025-11'), to: month('2026-03') })).toBe(4)
    expect(daysIn(month('2026-04'))).toBe(30)
    expect(lastDay(month('2026-02'))).toBe('2026-02-28')
  })

  it('finds the shared days of two spans, or none', () => {
    const january = { from: day('2026-01-01'), to: day('2026-01-31') }
    expect(overlap(january, { from: day('2025-11-09'), to: day('2026-01-09') })).toEqual({ from: '2026-01-01', to: '2026-01-09' })
    expect(overlap(january, { from: day('2026-02-01'), to: day('2026-02-28') })).toBeNull()
  })
})
