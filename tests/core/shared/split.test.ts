// Sharing a whole amount: exact to the fen, whatever the weights.
import { fen } from '@yft/core/shared/fen'
import { split } from '@yft/core/shared/split'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const area = fc.integer({ min: 0, max: 500_000 }).map((hundredths) => (hundredths / 100).toFixed(2))
const someArea = fc.array(area, { minLength: 1, maxLength: 40 }).filter((weights) => weights.some((weight) => Number(weight) > 0))
const whole = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 })

describe('a pool shared by area', () => {
  it('gives 1,000.00 to three equal rooms as 333.34, 333.33 and 333.33', () => {
    expect(split(fen(100_000), ['1', '1', '1'])).toEqual([33_334, 33_333, 33_333])
  })

  it('gives the missing fen to the largest remainder, not to the first room', () => {
    expect(split(fen(100), ['1', '1', '4'])).toEqual([17, 17, 66])
    expect(split(fen(10), ['0.5', '0.8', '0.7'])).toEqual([3, 4, 3])
  })

  it('gives nothing to a room without area', () => {
    expect(split(fen(99), ['0', '3', '0'])).toEqual([0, 99, 0])
  })

  it('always adds up, each part within one fen of its exact share', () => {
    fc.assert(
      fc.property(whole, someArea, (amount, weights) => {
        const parts = split(fen(amount), weights)
        const total = weights.reduce((sum, weight) => sum + Number(weight), 0)
        expect(parts.reduce<number>((sum, part) => sum + part, 0)).toBe(amount)
        parts.forEach((part, i) => {
          expect(Math.abs(part - (amount * Number(weights[i])) / total)).toBeLessThan(1.001)
        })
      }),
    )
  })

  it('shares a credit as the mirror of the charge', () => {
    fc.assert(
      fc.property(whole, someArea, (amount, weights) => {
        expect(split(fen(-amount), weights)).toEqual(split(fen(amount), weights).map((part) => (part === 0 ? 0 : -part)))
      }),
    )
  })

  it('does not care in which unit the areas are written', () => {
    fc.assert(
      fc.property(whole, someArea, (amount, weights) => {
        const hundredfold = weights.map((weight) => weight.replace('.', ''))
        expect(split(fen(amount), weights)).toEqual(split(fen(amount), hundredfold))
      }),
    )
  })

  it('refuses to share over nothing', () => {
    expect(() => split(fen(100), ['0', '0'])).toThrow('more than zero')
    expect(() => split(fen(100), [])).toThrow('more than zero')
    expect(() => split(fen(100), ['2', '-1'])).toThrow('negative')
  })
})
