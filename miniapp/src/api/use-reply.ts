// What a page shows of one route: asked on every show, kept while asking again, and when it fails the last answer with its time.

import { useDidShow } from '@tarojs/taro'
import type { Input, Reply, Routes } from '@yft/core/contract/routes'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type KeptReply, recallReply, rememberReply } from '../state/replies'
import { useSignedIn } from '../state/session'
import { call, type Failure } from './client'

export type ShellState = 'loading' | 'ready' | 'empty' | 'error' | 'offline' | 'denied' | 'signed-out'

export interface Shown<T> {
  state: ShellState
  reply: T | null
  /** When the reply shown was fetched. */
  atMs: number
  requestId: string
  retry(): void
}

export const useReply = <R extends keyof Routes>(route: R, input: Input<R>): Shown<Reply<R>> => {
  const key = `${route} ${JSON.stringify(input)}`
  const signedIn = useSignedIn()
  const [held, setHeld] = useState<Held<Reply<R>>>(nothingYet)
  const latest = useRef(key)
  const asking = useRef<string | null>(null)
  latest.current = key

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the input says
  const ask = useCallback(async () => {
    if (!signedIn || asking.current === key) return
    asking.current = key
    const answer = await call(route, input)
    asking.current = null
    if (latest.current !== key) return
    if (!answer.ok)
      return setHeld((before) => ({ entry: before.key === key && before.entry ? before.entry : recallReply(key), failure: answer, key }))
    const entry = { reply: answer.reply, atMs: Date.now() }
    rememberReply(key, entry)
    setHeld({ entry, failure: null, key })
  }, [key, signedIn])

  useDidShow(() => void ask())
  useAfterFirst(ask)

  const current = held.key === key ? held : (nothingYet as Held<Reply<R>>)
  return {
    state: signedIn ? stateOf(current) : 'signed-out',
    reply: current.entry?.reply ?? null,
    atMs: current.entry?.atMs ?? 0,
    requestId: current.failure?.requestId ?? '',
    retry: () => void ask(),
  }
}

interface Held<T> {
  key: string
  entry: KeptReply<T> | null
  failure: Failure | null
}

const nothingYet: Held<never> = { key: '', entry: null, failure: null }

const stateOf = ({ entry, failure }: Held<unknown>): ShellState => {
  if (!failure) return entry ? 'ready' : 'loading'
  if (failure.kind === 'refused') return failure.code === 'not-found' ? 'denied' : failure.code === 'not-signed-in' ? 'signed-out' : 'error'
  return failure.offline && entry ? 'offline' : 'error'
}

/** The first asking belongs to the page's show; later ones to a change of what is asked. */
const useAfterFirst = (ask: () => Promise<void>) => {
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else void ask()
  }, [ask])
}
