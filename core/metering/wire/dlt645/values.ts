// The data of an answer as decimal texts: all of them or a named fault, never a part.
import { type Outcome, ok, refuse } from '../../../shared/outcome'
import { readDigits, readNumber } from '../bcd'
import type { WireFault } from '../exchange'
import { toHexBackwards } from '../hex'
import type { Datum, Field } from './field'

/** A demand comes with its time, so a value may have several texts. */
export type Value645 = string | readonly string[]

export const readValues = (datum: Datum | null, data: Uint8Array): Outcome<Value645[], WireFault> => {
  if (!datum) return data.length === 0 ? tooShort(data) : ok([toHexBackwards(data, 0, data.length)])
  const size = datum.fields.reduce((sum, field) => sum + field.size, 0)
  const fits = datum.block ? data.length > 0 && data.length % size === 0 : data.length === size
  if (!fits) return tooShort(data)
  const values: Value645[] = []
  for (let at = 0; at < data.length; at += size) {
    const value = readValue(datum.fields, data, at)
    if (value === null) return refuse('not-bcd')
    values.push(value)
  }
  return ok(values)
}

const tooShort = (data: Uint8Array) => refuse('length-mismatch', { dataSize: data.length })

const readValue = (fields: readonly Field[], data: Uint8Array, from: number): Value645 | null => {
  const [only] = fields
  if (only && fields.length === 1) return readField(only, data, from)
  const texts: string[] = []
  let at = from
  for (const field of fields) {
    const text = readField(field, data, at)
    if (text === null) return null
    texts.push(text)
    at += field.size
  }
  return texts
}

const readField = (field: Field, data: Uint8Array, at: number): string | null => {
  switch (field.kind) {
    case 'number':
      return readNumber(data, at, field)
    case 'digits':
      return readDigits(data, at, field.size)
    case 'bits':
      return toHexBackwards(data, at, field.size)
  }
}
