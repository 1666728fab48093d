// The lines of a month's bills as CSV, columns and figures as every park gets them, in one fixed order.
import { exportHeadings, exportRow } from '@yft/core/receivable/export-row'
import type { Month } from '@yft/core/shared/month'
import type { LedgerStore } from '../../ports/ledger-store'

/** A few lines at a time, so that a month of any size is written in little memory. */
export async function* exportBills(store: LedgerStore, of: { projectId: string | null; month: Month }): AsyncGenerator<string> {
  yield `${exportHeadings.join(',')}\n`
  for await (const lines of store.exportLines(of)) yield lines.map((line) => `${exportRow(line)}\n`).join('')
}
