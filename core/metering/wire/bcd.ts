// Packed decimal digits (BCD), lowest pair first on the wire, as text; never as a binary fraction.

/** The two digits of a byte; nothing for a byte with a nibble above nine. */
const digitPairs = Array.from({ length: 256 }, (_, byte) => ((byte & 0x0f) > 9 || byte >> 4 > 9 ? '' : byte.toString(16).padStart(2, '0')))

/** All digits, highest first, with their leading zeros; null when a nibble is none. */
export const readDigits = (bytes: Uint8Array, from: number, size: number): string | null => digitsBelow('', bytes, from, size)

export interface NumberForm {
  size: number
  decimals: number
  /** The top bit is a sign only where the table says so: an energy of 812345.67 is no negative one. */
  signed: boolean
}

/** A decimal text without leading zeros; null when a nibble is no digit. */
export const readNumber = (bytes: Uint8Array, from: number, { size, decimals, signed }: NumberForm): string | null => {
  if (!signed) {
    const digits = readDigits(bytes, from, size)
    return digits === null ? null : withPoint(digits, decimals)
  }
  const last = from + size - 1
  const top = bytes[last] ?? 0
  const first = digitPairs[top & 0x7f]
  const digits = first ? digitsBelow(first, bytes, from, size - 1) : null
  if (digits === null) return null
  const text = withPoint(digits, decimals)
  return top > 0x7f && /[1-9]/.test(text) ? `-${text}` : text
}

const digitsBelow = (top: string, bytes: Uint8Array, from: number, size: number): string | null => {
  let text = top
  for (let at = from + size - 1; at >= from; at -= 1) {
    const pair = digitPairs[bytes[at] ?? 0xff]
    if (!pair) return null
    text += pair
  }
  return text
}

const zero = 0x30

/** Sets the point before the last `decimals` digits and drops the zeros in front, all but one. */
export const withPoint = (digits: string, decimals: number): string => {
  const whole = digits.length - decimals
  let start = 0
  while (start < whole - 1 && digits.charCodeAt(start) === zero) start += 1
  return decimals === 0 ? digits.slice(start) : `${digits.slice(start, whole)}.${digits.slice(whole)}`
}
