// What stands behind a data identifier of DL/T 645-2007: the fields of one value, and whether several follow one another.
import { type Datum, digitsField, type Field, numberField } from './field'

/** Null for an identifier that is not in the table: its answer can't be understood, only kept. */
export const datum2007 = (identifier: string): Datum | null => {
  const whole = Number.parseInt(identifier, 16)
  const [group, kind, rate, at] = [whole >>> 24, (whole >>> 16) & 0xff, (whole >>> 8) & 0xff, whole & 0xff]
  const block = rate === all || at === all
  switch (group) {
    case 0x00:
      return kind <= 0x08 ? { fields: isSigned(kind) ? signedEnergy : energy, block } : null
    case 0x01:
      return kind <= 0x08 ? { fields: isSigned(kind) ? signedDemand : demand, block } : null
    case 0x02:
      return instant(kind, block)
    case 0x04:
      return parameters[identifier] ?? (/^0400050[1-7]$/.test(identifier) ? stateWord : null)
    case 0x05:
      return kind === 0x06 ? dailyFreeze(rate) : null
    default:
      return null
  }
}

const all = 0xff

const energy = [numberField(4, 2)]
const signedEnergy = [numberField(4, 2, true)]
const demand = [numberField(3, 4), digitsField(5)]
const signedDemand = [numberField(3, 4, true), digitsField(5)]

/** Combined active (00) and combined reactive 1 and 2 (03, 04) may be negative, the others not. */
const isSigned = (kind: number): boolean => kind === 0x00 || kind === 0x03 || kind === 0x04

const instantFields: Readonly<Record<number, readonly Field[]>> = {
  1: [numberField(2, 1)],
  2: [numberField(3, 3, true)],
  3: [numberField(3, 4, true)],
  4: [numberField(3, 4, true)],
  5: [numberField(3, 4, true)],
  6: [numberField(2, 3, true)],
}

const instant = (kind: number, block: boolean): Datum | null => {
  const fields = instantFields[kind]
  return fields ? { fields, block } : null
}

const one = (field: Field): Datum => ({ fields: [field], block: false })

const stateWord = one({ kind: 'bits', size: 2 })

const parameters: Readonly<Record<string, Datum>> = {
  '04000101': one(digitsField(4)),
  '04000102': one(digitsField(3)),
  '04000204': one(numberField(1, 0)),
  '04000306': one(numberField(3, 0)),
  '04000307': one(numberField(3, 0)),
  '04000401': one(digitsField(6)),
  '04000402': one(digitsField(6)),
  '04000B01': one(digitsField(2)),
  '04000B02': one(digitsField(2)),
  '04000B03': one(digitsField(2)),
}

/** 05 06 00: when the day was frozen; 05 06 01 to 08: the energies of that moment, as one block each. */
const dailyFreeze = (kind: number): Datum | null => {
  if (kind === 0x00) return one(digitsField(5))
  return kind <= 0x08 ? { fields: isSigned(kind) ? signedEnergy : energy, block: true } : null
}
