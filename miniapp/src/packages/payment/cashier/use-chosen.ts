// The bills to be paid as they are now: those of the address that are still open, found page by page.
import type { Reply } from '@yft/core/contract/routes'
import { useEffect } from 'react'
import { useBills } from '../../../pages/bills/use-bills'

type Bill = Reply<'listBills'>['bills'][number]

export const useChosen = (projectId: string, billIds: readonly string[]) => {
  const { bills, hasMore, more, ...shown } = useBills('open', undefined)
  const chosen = bills.filter((bill) => bill.projectId === projectId && billIds.includes(bill.billId) && bill.owing.length > 0)
  const searching = shown.state === 'ready' && hasMore && chosen.length < billIds.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came asks for the next one
  useEffect(() => {
    if (searching) void more()
  }, [searching, bills.length])
  const settled = shown.state === 'ready' && !searching && chosen.length === 0
  return {
    ...shown,
    state: searching && chosen.length === 0 ? ('loading' as const) : settled ? ('empty' as const) : shown.state,
    searching,
    chosen,
    goneCount: searching || shown.state !== 'ready' ? 0 : billIds.length - chosen.length,
  }
}

/** What each receivable of the bills costs, as the payer sees it. */
export const itemsOf = (bills: readonly Bill[]) =>
  bills.flatMap(({ owing }) => owing.map(({ receivableId, openFen }) => ({ receivableId, expectedFen: openFen })))
