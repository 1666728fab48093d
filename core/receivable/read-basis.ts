// Reads a stored 算费依据 strictly; null for anything that does not have its shape.
import { safeParse } from 'valibot'
import { type Basis, basisValue } from '../contract/basis'

export const readBasis = (stored: unknown): Basis | null => {
  const read = safeParse(basisValue, stored)
  return read.success ? read.output : null
}
