// The measures as a table that stays in line although its words are Chinese.
import { isMet, type Measure } from './measure'

export const tableOf = (measures: readonly Measure[]): string[] => {
  const rows = [['名称', '我们', '极限', '单位', '比值', '目标', ''], ...measures.map(cellsOf)]
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, widthOf(cell))), [])
  return rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  )
}

const cellsOf = (measure: Measure): string[] => {
  const { name, title, unit, ours, limit, ratio, goal } = measure
  return [`${title} ${name}`, shown(ours), shown(limit), unit, ratio.toFixed(2), `≥ ${goal}`, isMet(measure) ? '✓' : '✗']
}

const shown = (figure: number): string => (figure < 100 ? figure.toFixed(1) : Math.round(figure).toLocaleString('en-US'))

/** Words stand left, figures right. */
const padded = (cell: string, width: number, column: number): string => {
  const space = ' '.repeat(width - widthOf(cell))
  return [1, 2, 4].includes(column) ? space + cell : cell + space
}

/** A Chinese character takes two columns of a terminal. */
const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (/[⺀-￯]/.test(character) ? 2 : 1), 0)
