// The unit codes of CJ/T 188 (table 4): a count is worth nothing without its unit.
export type Unit188 = keyof typeof unitCodes

const unitCodes = {
  m3: 0x2c,
  L: 0x29,
  'm3/h': 0x35,
  'L/h': 0x32,
  Wh: 0x02,
  kWh: 0x05,
  MWh: 0x08,
  J: 0x01,
  kJ: 0x0b,
  MJ: 0x0e,
  GJ: 0x11,
} as const

const names = new Map<number, Unit188>(Object.entries(unitCodes).map(([name, code]) => [code, name as Unit188]))

export const unitOf = (code: number): Unit188 | null => names.get(code) ?? null
