// Whole fen (分): the only form in which money is kept, added and compared.
declare const brand: unique symbol

/** An amount in fen, a whole number that JavaScript holds exactly (below about 90 trillion yuan). Negative amounts are credits. */
export type Fen = number & { readonly [brand]: 'Fen' }

/** Brands a whole number; anything else is a fault of the program. */
export const fen = (value: number): Fen => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole amount of fen: ${value}`)
  return (value === 0 ? 0 : value) as Fen
}

export const zeroFen = fen(0)

export const addFen = (augend: Fen, addend: Fen): Fen => fen(augend + addend)

export const subtractFen = (minuend: Fen, subtrahend: Fen): Fen => fen(minuend - subtrahend)

export const negateFen = (amount: Fen): Fen => fen(-amount)

export const sumFen = (amounts: Iterable<Fen>): Fen => {
  let total = 0
  for (const amount of amounts) total += amount
  return fen(total)
}

/** Fen as yuan with exactly two places and no separators: `-1200.05`; the form of files and of the export. */
export const yuanText = (amount: Fen): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Reads yuan with at most two places, without exponent or separators; null when the text is anything else. */
export const parseYuan = (text: string): Fen | null => {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) return null
  const magnitude = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return fen(match[1] ? -magnitude : magnitude)
}
