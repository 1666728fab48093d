// From readings to usage, case by case, and for any dial that only ever turns forward.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Register } from '../../../core/metering/point'
import { registerUsage } from '../../../core/metering/register-usage'
import { day } from '../../../core/shared/day'
import { month } from '../../../core/shared/month'
import cases from '../../cases/metering/register-usage.json'

type Case = {
  name: string
  month: string
  first: string
  used?: [string, string]
  devices: [string, string | null, string, number, string, string | null][]
  readings: [string, string][]
  usage?: [string, string, string, string[], number] | null
  problem?: string
}

const registerOf = (of: Pick<Case, 'devices' | 'readings' | 'used'>): Register => ({
  name: 'peak',
  devices: of.devices.map(([from, to, multiplier, wholeDigits, start, end]) => ({
    meterNo: 'E1',
    from: day(from),
    to: to === null ? null : day(to),
    multiplier,
    wholeDigits,
    decimals: 2,
    start,
    end,
  })),
  readings: of.readings.map(([onDay, value]) => ({ onDay: day(onDay), value, source: 'remote' })),
  used: of.used ? { to: day(of.used[0]), month: month(of.used[1]) } : null,
})

test.each(cases as unknown as Case[])('$name', (of) => {
  const found = registerUsage(registerOf(of), { billed: month(of.month), first: month(of.first) })
  if (of.problem !== undefined) expect(found).toMatchObject({ code: of.problem })
  else if (found === null || 'code' in found) expect(found).toBe(of.usage ?? null)
  else expect([found.from, found.to, found.quantity, found.joinedMonths, found.segments.length]).toEqual(of.usage)
})

test('whatever is used below 30 % of the range comes out as used, over the end of the dial or not', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999999 }),
      fc.integer({ min: 0, max: 299999 }),
      fc.constantFrom(1, 40, 80),
      (start, used, multiplier) => {
        const end = (start + used) % 1000000
        const found = registerUsage(
          registerOf({
            devices: [['2026-01-01', null, String(multiplier), 4, '0', null]],
            readings: [
              ['2026-02-01', (start / 100).toFixed(2)],
              ['2026-03-01', (end / 100).toFixed(2)],
            ],
          }),
          { billed: month('2026-02'), first: month('2026-02') },
        )
        expect(found && 'quantity' in found ? Math.round(Number(found.quantity) * 100) : found).toBe(used * multiplier)
      },
    ),
  )
})
