// Whether a figure fits on the meter's face.

export const digitsFault = (value: string, meter: { wholeDigits: number; decimals: number }): string | null => {
  const [whole = '', fraction = ''] = value.split('.')
  if (fraction.length > meter.decimals) return `小数超过表计的 ${meter.decimals} 位`
  if (whole.length > meter.wholeDigits) return `整数超过表计的 ${meter.wholeDigits} 位`
  return null
}
