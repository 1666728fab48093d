// How figures are read, rounded and shown.

import { day } from '@yft/core/shared/day'
import { decimal, plain, roundYuan } from '@yft/core/shared/decimal'
import { fen, parseYuan, yuanText } from '@yft/core/shared/fen'
import { showAmount, showDay, showFen, showPrice, showQuantity } from '@yft/core/shared/show'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('amounts', () => {
  it('rounds half a fen away from zero, for charges and credits alike', () => {
    expect(roundYuan(decimal('145.745'))).toBe(14_575)
    expect(roundYuan(decimal('-145.745'))).toBe(-14_575)
    expect(roundYuan(decimal('94.6449999'))).toBe(9_464)
  })

  it('writes and reads yuan without losing a fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), (amount) => {
        expect(parseYuan(yuanText(fen(amount)))).toBe(amount === 0 ? 0 : amount)
      }),
    )
  })

  it('refuses what is no amount', () => {
    for (const text of ['', '1.234', '1,000.00', '１２', '1e3', '--1', ' 1', '.5']) expect(parseYuan(text)).toBeNull()
    expect(() => fen(0.5)).toThrow('whole')
    expect(() => fen(2 ** 53)).toThrow('whole')
  })

  it('shows two places and separators, the minus before the sign', () => {
    expect(showFen(fen(366_311))).toBe('¥3,663.11')
    expect(showFen(fen(-20_000))).toBe('−¥200.00')
    expect(showFen(fen(5))).toBe('¥0.05')
    expect(showFen(fen(123_456_789_012))).toBe('¥1,234,567,890.12')
    expect(showAmount(fen(-166_912))).toBe('−1,669.12')
  })
})

describe('quantities, prices and days', () => {
  it('shows degrees and square metres with two places', () => {
    expect(showQuantity('2230')).toBe('2,230.00')
    expect(showQuantity('0.75')).toBe('0.75')
    expect(showQuantity('-12.5')).toBe('−12.50')
    expect(showQuantity('1234567.125')).toBe('1,234,567.125')
  })

  it('shows a unit price as stored, never with tail zeros', () => {
    expect(showPrice('4.500000')).toBe('4.50')
    expect(showPrice('0.678500')).toBe('0.6785')
    expect(showPrice('1.44181300')).toBe('1.441813')
    expect(showPrice('80')).toBe('80.00')
  })

  it('names the year only when it is not this one', () => {
    expect(showDay(day('2026-06-10'), 2026)).toBe('6月10日')
    expect(showDay(day('2025-06-10'), 2026)).toBe('2025年6月10日')
  })

  it('keeps exact decimals exact', () => {
    expect(plain(decimal('0.1').plus('0.2'))).toBe('0.3')
    expect(plain(decimal('2230'), 2)).toBe('2230.00')
  })
})
