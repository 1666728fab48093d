// Which bills are chosen to be paid: one payment is the money of one payee in one park.
import type { Reply } from '@yft/core/contract/routes'
import { type Fen, sumFen } from '@yft/core/shared/fen'

type Bill = Reply<'listBills'>['bills'][number]

export interface Choice {
  projectId: string
  payeeName: string
  bills: readonly Bill[]
  openFen: Fen
}

export const canPay = ({ owing }: Bill): boolean => owing.length > 0

export const choicesOf = (bills: readonly Bill[], chosen: ReadonlySet<string>): Choice[] => {
  const groups = new Map<string, Bill[]>()
  for (const bill of bills) {
    if (!canPay(bill) || !chosen.has(bill.billId)) continue
    const key = `${bill.projectId} ${bill.payeeName}`
    groups.set(key, [...(groups.get(key) ?? []), bill])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ projectId: first.projectId, payeeName: first.payeeName, bills: group, openFen: openOf(group) }] : []
  })
}

export const openOf = (bills: readonly Bill[]): Fen => sumFen(bills.flatMap(({ owing }) => owing.map(({ openFen }) => openFen)))
