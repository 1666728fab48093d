// Numbers have one form, and no slip of one character in a credit code or id card goes unseen.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalNumber, taxRate, wholeNumber, yuan } from '../../../core/estate/cell-number'
import { creditCode, idCard } from '../../../core/estate/cell-party'

const quantity = decimalNumber({ wholeDigits: 8, places: 6 })

describe('decimals', () => {
  test('that are equal are read as equal texts, however many zeros stand before and behind', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 99_999 }),
        fc.nat({ max: 9_999 }),
        fc.nat({ max: 3 }),
        fc.nat({ max: 3 }),
        (whole, fraction, before, behind) => {
          const plain = `${whole}.${String(fraction).padStart(4, '0')}`
          const spelt = `${'0'.repeat(before)}${plain}${'0'.repeat(behind)}`
          expect(quantity.read(spelt)).toEqual(quantity.read(plain))
          expect(quantity.read(plain)).toMatchObject({ ok: true, value: String(Number(plain)) })
        },
      ),
    )
  })

  test.each([
    ['1,234.50', '不能有千分位逗号'],
    ['1.2e3', '是科学计数法，请按文本重新导出'],
    ['１２', '含有全角字符，请改成半角'],
    ['.5', '不是数字'],
    ['5.', '不是数字'],
    ['0x10', '不是数字'],
    ['+5', '不是数字'],
    ['123456789', '整数部分超过 8 位'],
    ['0.1234567', '小数超过 6 位'],
  ])('%s is refused: %s', (cell, reason) => {
    expect(quantity.read(cell)).toEqual({ ok: false, reason })
  })
})

test('a tax rate is kept in basis points and shown as it was written', () => {
  const rates: [string, number, string][] = [
    ['0.13', 1300, '0.13'],
    ['0', 0, '0.00'],
    ['0.005', 50, '0.005'],
    ['1', 10_000, '1.00'],
  ]
  for (const [cell, basisPoints, shown] of rates) {
    expect(taxRate.read(cell)).toEqual({ ok: true, value: basisPoints })
    expect(taxRate.show(basisPoints)).toBe(shown)
  }
})

test('an amount of yuan is read to the fen, a whole number within its bounds', () => {
  expect(yuan.read('3071.00')).toEqual({ ok: true, value: 307_100 })
  expect(yuan.read('0.1')).toEqual({ ok: true, value: 10 })
  expect(wholeNumber(1, 31).read('5.5')).toEqual({ ok: false, reason: '要是整数' })
})

describe.each([
  ['credit code', creditCode, '91441900MA3400001W', '0123456789ABCDEFGHJKLMNPQRTUWXY'],
  ['id card', idCard, '44190019870618017X', '0123456789'],
])('%s', (_name, read, right, alphabet) => {
  test('is accepted when right, in small letters too', () => {
    expect(read(right)).toEqual({ ok: true, value: right })
    expect(read(right.toLowerCase())).toEqual({ ok: true, value: right })
  })

  test('with any one character changed is refused', () => {
    for (let at = 0; at < right.length; at += 1) {
      for (const character of alphabet) {
        if (character === right[at]) continue
        expect(read(right.slice(0, at) + character + right.slice(at + 1)).ok).toBe(false)
      }
    }
  })
})
