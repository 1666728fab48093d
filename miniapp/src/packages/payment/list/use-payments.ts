// The payments page by page: the first as any screen asks for it, the next ones appended.
import type { Reply } from '@yft/core/contract/routes'
import { useRef, useState } from 'react'
import { call } from '../../../api/client'
import { useReply } from '../../../api/use-reply'
import { toast } from '../../../parts/toast'
import { failureText } from '../../../text/failure'

type Payments = Reply<'listPayments'>

export const usePayments = () => {
  const first = useReply('listPayments', {})
  const [later, setLater] = useState<{ head: Payments | null; pages: readonly Payments[] }>({ head: null, pages: [] })
  const asking = useRef(false)
  // A first page asked anew has other followers.
  const pages = first.reply ? [first.reply, ...(later.head === first.reply ? later.pages : [])] : []
  const next = pages[pages.length - 1]?.next ?? null
  const more = async () => {
    if (!next || asking.current) return
    asking.current = true
    const answer = await call('listPayments', { after: next })
    asking.current = false
    if (answer.ok) setLater({ head: first.reply, pages: [...pages.slice(1), answer.reply] })
    else toast(failureText(answer))
  }
  return { ...first, payments: pages.flatMap(({ payments }) => payments), hasMore: next !== null, more }
}
