// The fields that the data of a DL/T 645 answer are made of.
export type Field =
  | { kind: 'number'; size: number; decimals: number; signed: boolean }
  /** Digits that are no quantity: times, numbers. */
  | { kind: 'digits'; size: number }
  /** Bits, told as they are. */
  | { kind: 'bits'; size: number }

export interface Datum {
  fields: readonly Field[]
  /** As many values as the meter keeps, without a separator; the table only says what one is. */
  block: boolean
}

export const numberField = (size: number, decimals: number, signed = false): Field => ({ kind: 'number', size, decimals, signed })
export const digitsField = (size: number): Field => ({ kind: 'digits', size })
