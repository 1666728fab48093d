// A fault in a park's files: where it stands, what stands there, and why that can't be.

export interface Fault {
  file: string
  line: number
  /** Empty when the whole row or the whole file is meant. */
  column: string
  value: string
  reason: string
}

/** `leases.csv 第 12 行 起始日 “2026-02-30”: 不是日历上的日期` */
export const faultText = (fault: Fault): string => {
  const column = fault.column === '' ? '' : ` ${fault.column}`
  const value = fault.value === '' ? '' : ` “${shortened(fault.value)}”`
  return `${fault.file} 第 ${fault.line} 行${column}${value}: ${fault.reason}`
}

/** By file in the order given, then by line; faults of one line stay in the order in which they were found. */
export const inOrder = (faults: readonly Fault[], files: readonly string[]): Fault[] => {
  const rank = new Map(files.map((file, index) => [file, index]))
  const of = (fault: Fault) => rank.get(fault.file) ?? files.length
  return [...faults].sort((one, other) => of(one) - of(other) || one.line - other.line)
}

const shortened = (value: string): string => {
  const flat = value.replace(/\s+/g, ' ')
  return flat.length > 80 ? `${flat.slice(0, 80)}…` : flat
}
