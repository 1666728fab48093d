// A company is named by its credit code, a person by the id card.
import { creditCode, idCard } from '../cell-party'
import type { Fault } from '../fault'
import { files } from '../park'
import type { View } from '../view'

export const checkParties = (view: View): Fault[] =>
  view.read.parties.rows.flatMap(({ line, row }) => {
    const read = row.kind === 'company' ? creditCode(row.taxOrId) : idCard(row.taxOrId)
    if (read.ok || line === null) return []
    const { file, columns } = files.parties
    return [{ file, line, column: columns.taxOrId.heading, value: row.taxOrId, reason: read.reason }]
  })
