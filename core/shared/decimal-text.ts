// Which texts are decimal numbers; free of any library, so that contract and phone may share it.

/** A decimal number as text: no exponent, no separators. Quantities, areas and unit prices travel in this form. */
export type DecimalText = string

export const isDecimalText = (text: string): boolean => /^-?\d{1,18}(\.\d{1,12})?$/.test(text)
