// Asks how a payment stands after 0, 1, 2, 3, 5 … 60 seconds and on every show of the page; leaving the page stops nothing but the asking.
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../api/client'
import { isFinal, type Payment, type Seen } from './verdict'

const LOOK_AT_S = [0, 1, 2, 3, 5, 8, 13, 20, 30, 45, 60] as const
const LAST_S = LOOK_AT_S[LOOK_AT_S.length - 1]

interface Place {
  projectId: string
  paymentId: string
}

type Held = Pick<Seen, 'payment' | 'unpaidBefore' | 'over'> & { looked: boolean; denied: boolean }

export const useLooks = (place: Place, first: Payment | null) => {
  const [held, setHeld] = useState<Held>({ payment: first, unpaidBefore: undefined, over: false, looked: false, denied: false })
  const round = useRef(0)
  const timers = useRef<ReturnType<typeof setTimeout>[]>([])
  const asking = useRef(false)
  const { projectId, paymentId } = place

  const stop = useCallback(() => {
    for (const timer of timers.current) clearTimeout(timer)
    timers.current = []
  }, [])

  const look = useCallback(async () => {
    if (asking.current) return
    asking.current = true
    const mine = round.current
    const answer = await call('seePayment', { projectId, paymentId })
    asking.current = false
    setHeld((before) => {
      if (!answer.ok) return { ...before, looked: true, denied: answer.kind === 'refused' && answer.code === 'not-found' }
      // A look sent before the wallet came back says nothing of what was known afterwards.
      const isFirst = before.unpaidBefore === undefined && mine === round.current
      const unpaidBefore = isFirst ? answer.reply.unpaidAt : before.unpaidBefore
      return { ...before, looked: true, denied: false, payment: answer.reply, unpaidBefore }
    })
  }, [projectId, paymentId])

  const start = useCallback(() => {
    stop()
    timers.current = LOOK_AT_S.map((second) =>
      setTimeout(async () => {
        await look()
        if (second === LAST_S) setHeld((before) => ({ ...before, over: true }))
      }, second * 1000),
    )
  }, [look, stop])

  /** The wallet was opened or came back: what was known before no longer counts. */
  const startAnew = useCallback(() => {
    round.current += 1
    setHeld((before) => ({ ...before, unpaidBefore: undefined, over: false }))
    start()
  }, [start])

  useDidShow(start)
  useEffect(() => stop, [stop])
  const ended = held.payment !== null && isFinal(held.payment)
  useEffect(() => {
    if (ended) stop()
  }, [ended, stop])

  return { ...held, look, start, startAnew, put: (payment: Payment) => setHeld((before) => ({ ...before, payment })) }
}
