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

  const more = async () => {
    if (!next || asking.current) return
    asking.current = true
    const answer = await call('listBills', { show, leaseId, after: next })
    asking.current = false
    if (answer.ok) setLater({ head: first.reply, pages: [...pages.slice(1), answer.reply] })
    else toast(answer.kind === 'refused' ? answer.message : shellTexts.error)
  }
  return { ...first, bills: pages.flatMap(({ bills }) => bills), hasMore: next !== null, more }
}

interface Later {
  head: Bills | null
  pages: readonly Bills[]
}
