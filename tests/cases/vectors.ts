// Replays one byte-exact vector: the question must be these bytes, and what is read from the answer must say all that the vector says.
import { isDeepStrictEqual } from 'node:util'
import { type Conversation, isSettled, type WireFault } from '../../core/metering/wire/exchange'
import { fromHex, toHex } from '../../core/metering/wire/hex'
import type { Outcome } from '../../core/shared/outcome'
import { conversationOf, type Told, type Vector } from './vectors/conversation-of'

export const replayVector = (vector: Vector): { ok: true } | { ok: false; why: string } => {
  const whys = differencesOf(vector)
  return whys.length === 0 ? { ok: true } : { ok: false, why: whys.join('; ') }
}

const differencesOf = (vector: Vector): string[] => {
  const opened = conversationOf(vector)
  if (!opened.ok) return differing(vector.expect, { error: opened.code, ...opened.detail })
  const { conversation, tell } = opened.value
  const asked: string[] = []
  const steps = vector.steps ?? [vector]
  const came = converse(conversation, (request, index) => {
    asked.push(toHex(request))
    const step = steps[index]
    return (step?.chunks ?? [step?.response ?? '']).map(bytesOf)
  })
  const requests = steps.flatMap((step, index) =>
    step.request !== undefined && step.request.toUpperCase() !== asked[index]
      ? [`问 ${index + 1}: 应 ${step.request}，得 ${asked[index] ?? '无'}`]
      : [],
  )
  const hasAnswer = steps.some((step) => step.response !== undefined || step.chunks !== undefined)
  return hasAnswer ? [...requests, ...differing(vector.expect, came.ok ? tell(came.value) : toldFault(came))] : requests
}

/** As a driver does: reads all that has come after every piece, and stops as soon as the verdict stands. */
const converse = <Part, Value>(
  conversation: Conversation<Part, Value>,
  answersTo: (request: Uint8Array, index: number) => Uint8Array[],
): Outcome<Value, WireFault> => {
  let turn = conversation.next()
  for (let index = 0; !turn.done; index += 1) {
    const { request, read } = turn.value
    let come = new Uint8Array()
    let verdict = read(come)
    for (const piece of answersTo(request, index)) {
      come = Uint8Array.from([...come, ...piece])
      verdict = read(come)
      if (isSettled(verdict)) break
    }
    if (!verdict.ok) return verdict
    turn = conversation.next(verdict.value)
  }
  return turn.value
}

const bytesOf = (hex: string): Uint8Array => {
  const bytes = fromHex(hex.replaceAll(' ', ''))
  if (!bytes) throw new Error(`不是字节: ${hex}`)
  return bytes
}

const toldFault = ({ code, detail }: { code: WireFault; detail: Readonly<Record<string, string | number>> }): Told => ({
  error: code.replaceAll('-', '_'),
  ...detail,
})

/** What the vector says must be so; an error that it does not name is a difference too. */
const differing = (expect: Told, came: Told): string[] =>
  [...new Set([...Object.keys(expect), ...('error' in came ? ['error'] : [])])]
    .filter((name) => !isDeepStrictEqual(expect[name], came[name]))
    .map((name) => `${name}: 应 ${JSON.stringify(expect[name])}，得 ${JSON.stringify(came[name])}`)
