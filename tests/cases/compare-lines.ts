// Two exports compared as multisets of whole lines, columns found by their headings.

export interface Compared {
  passed: number
  missing: string[]
  extra: string[]
}

export const compareLines = ({ truth, ours }: { truth: readonly string[]; ours: readonly string[] }): Compared => {
  const left = new Map<string, number>()
  for (const line of ours) left.set(line, (left.get(line) ?? 0) + 1)
  const missing = truth.filter((line) => {
    const count = left.get(line) ?? 0
    if (count > 0) left.set(line, count - 1)
    return count === 0
  })
  const extra = [...left].flatMap(([line, count]) => Array.from({ length: count }, () => line))
  return { passed: truth.length - missing.length, missing, extra }
}

/** The lines of a file with its columns in the order of another file's headings. */
export const linesUnder = (headed: string, file: string): string[] => {
  const wanted = cellsOf(rowsOf(headed)[0] ?? '')
  const [head = '', ...rows] = rowsOf(file)
  const given = cellsOf(head)
  const columns = wanted.map((heading) => given.indexOf(heading))
  if (columns.includes(-1)) throw new Error(`列不全: ${wanted.filter((_, index) => columns[index] === -1).join(' ')}`)
  return rows.map((row) => {
    const cells = cellsOf(row)
    return columns.map((column) => cells[column] ?? '').join(',')
  })
}

export const monthsIn = (truth: string): string[] => {
  const [head = '', ...rows] = rowsOf(truth)
  const column = cellsOf(head).indexOf('账期')
  return [...new Set(rows.map((row) => cellsOf(row)[column] ?? ''))].sort()
}

const rowsOf = (file: string): string[] =>
  file
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((row) => row !== '')

/** Cells of one row; a quoted cell may hold commas and doubled quotes. */
const cellsOf = (row: string): string[] => {
  const cells: string[] = []
  for (const match of row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
  return cells
}
