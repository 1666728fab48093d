// Reads and writes arrays as the database spells them. The driver would ask each new connection which array types there are, and a connection
// that dies over that question ends the whole process; these types have had their numbers since PostgreSQL was made.

/** Of an array type, the type of its elements. */
export const elementOf: Readonly<Record<number, number>> = {
  199: 114,
  1000: 16,
  1003: 19,
  1005: 21,
  1007: 23,
  1009: 25,
  1015: 1043,
  1016: 20,
  1028: 26,
  1115: 1114,
  1182: 1082,
  1185: 1184,
  1231: 1700,
  3807: 3802,
}

/** `{1,NULL,"a \"b\""}`, also nested. */
export const readArray = (text: string, element: (text: string) => unknown): unknown => {
  const outside: unknown[] = []
  const open = [outside]
  for (const [whole, quoted, plain] of text.matchAll(token)) {
    const within = open.at(-1) as unknown[]
    if (whole === '{') open.push(within[within.push([]) - 1] as unknown[])
    else if (whole === '}') open.pop()
    else if (quoted !== undefined) within.push(element(quoted.replace(/\\(.)/gs, '$1')))
    else if (plain !== undefined) within.push(plain === 'NULL' ? null : element(plain))
  }
  return outside[0]
}

const token = /[{},]|"((?:[^"\\]|\\.)*)"|([^{},"]+)/gs

export const writeArray = (values: readonly unknown[], element: (value: unknown) => string): string =>
  `{${values.map((value) => writeElement(value, element)).join(',')}}`

const writeElement = (value: unknown, element: (value: unknown) => string): string => {
  if (value === null) return 'NULL'
  if (value === undefined) throw new Error('an array for the database holds a value that is not defined')
  if (Array.isArray(value)) return writeArray(value, element)
  return `"${element(value).replace(/["\\]/g, '\\$&')}"`
}
