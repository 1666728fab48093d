// What the tables here expect of a database, as plain data, so that it can be held against a real one.
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import * as access from './access'
import * as audit from './audit'
import * as document from './document'
import * as estate from './estate'
import * as ledger from './ledger'
import * as metering from './metering'
import * as payment from './payment'
import * as receivable from './receivable'
import * as share from './share'
import * as tariff from './tariff'

export interface ColumnShape {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly mayBeEmpty: boolean
  readonly filledBy: 'writer' | 'default' | 'generated'
  /** Its place in the primary key, from 1; 0 outside of it. */
  readonly inKey: number
}

export const expectedShape = (): ColumnShape[] =>
  [access, audit, document, estate, ledger, metering, payment, receivable, share, tariff].flatMap((room) =>
    Object.values(room).flatMap(shapeOf),
  )

const shapeOf = (table: PgTable): ColumnShape[] => {
  const { name, columns, primaryKeys } = getTableConfig(table)
  const key = primaryKeys[0]?.columns.map((column) => column.name) ?? []
  return columns.map((column) => ({
    table: name,
    column: column.name,
    type: column.getSQLType(),
    mayBeEmpty: !column.notNull,
    filledBy: column.generated ? 'generated' : column.hasDefault ? 'default' : 'writer',
    inKey: column.primary ? 1 : key.indexOf(column.name) + 1,
  }))
}
