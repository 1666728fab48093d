// A four-byte float as the decimal number that the meter's display shows: exact from its bits, rounded once, half up.

/** Null for what is no number. A float keeps some seven digits: 131072.01 comes as 131072.015625 and is shown as 131072.02. */
export const floatText = (bits: number, decimals: number): string | null => {
  const exponent = (bits >>> 23) & 0xff
  if (exponent === 0xff) return null
  const fraction = bits & 0x7fffff
  const mantissa = BigInt(exponent === 0 ? fraction : fraction | 0x800000) * BigInt(10) ** BigInt(decimals)
  const digits = shifted(mantissa, Math.max(exponent, 1) - 150)
    .toString()
    .padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
  return bits >>> 31 === 1 && /[1-9]/.test(text) ? `-${text}` : text
}

const shifted = (value: bigint, by: number): bigint => {
  if (by >= 0) return value << BigInt(by)
  const half = BigInt(1) << BigInt(-by - 1)
  return (value + half) >> BigInt(-by)
}
