// The list of bills page by page: the first as any screen asks for it, the next ones appended as the reader reaches the end.
import type { Reply } from '@yft/core/contract/routes'
import { useRef, useState } from 'react'
import { call } from '../../api/client'
import { useReply } from '../../api/use-reply'
import { toast } from '../../parts/toast'
import { shellTexts } from '../../text/shells'

export type Show = 'open' | 'paid' | 'all'
type Bills = Reply<'listBills'>

export const useBills = (show: Show, leaseId: string | undefined) => {
  const first = useReply('listBills', { show, leaseId })
  const [later, setLater] = useState<Later>({ head: null, pages: [] })
  const asking = useRef(false)
  // A first page asked anew has other followers.
  const pages = first.reply && later.head === first.reply ? [first.reply, ...later.pages] : first.reply ? [first.reply] : []
  const next = pages[pages.length - 1]?.next ?? null

  /** Gives back the bills of all pages then at hand. */
  const follow = async (most: number): Promise<Bills['bills']> => {
    const added: Bills[] = []
    let after = next
    if (asking.current) return billsOf(pages)
    asking.current = true
    while (after && added.length < most) {
      const answer = await call('listBills', { show, leaseId, after })
      if (!answer.ok) toast(answer.kind === 'refused' ? answer.message : shellTexts.error)
      after = answer.ok ? answer.reply.next : null
      if (answer.ok) added.push(answer.reply)
    }
    asking.current = false
    const known = [...pages, ...added]
    if (added.length > 0) setLater({ head: first.reply, pages: known.slice(1) })
    return billsOf(known)
  }
  const more = () => follow(1)
  const all = () => follow(Number.POSITIVE_INFINITY)
  return { ...first, bills: billsOf(pages), hasMore: next !== null, more, all }
}

const billsOf = (pages: readonly Bills[]) => pages.flatMap(({ bills }) => bills)

interface Later {
  head: Bills | null
  pages: readonly Bills[]
}
