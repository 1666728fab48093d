// WeChat's side of a storm: tells notices in a given order over 32 connections that stay open, and keeps what each was answered.
import { createPrivateKey } from 'node:crypto'
import { Agent, request } from 'node:http'
import { signedHeaders } from './till'

export interface Telling {
  origin: string
  path: string
  platformKey: string
  bodies: readonly string[]
  /** Which body is told when. */
  turns: readonly number[]
  /** Signs before the first is sent, for whoever measures how fast they are answered. */
  signFirst?: true
}

export interface Told {
  /** By turn; 0 where no answer came. */
  statuses: number[]
  /** Of each answer, as they came. */
  tookMs: number[]
  perSecond: number
}

export const connections = 32

export const tellAll = async (
  { origin, path, platformKey, bodies, turns, signFirst }: Telling,
  answered: (count: number) => void = () => {},
): Promise<Told> => {
  const key = createPrivateKey(platformKey)
  const delivery = (body: number) => {
    const text = bodies[body] ?? ''
    return { text, headers: { ...signedHeaders(text, key, new Date()), 'x-turn': String(body) } }
  }
  const ready = signFirst ? turns.map(delivery) : []
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const statuses: number[] = []
  const tookMs: number[] = []
  let next = 0
  const line = async (): Promise<void> => {
    for (let turn = next++; turn < turns.length; turn = next++) {
      const { text, headers } = ready[turn] ?? delivery(turns[turn] ?? 0)
      const sentAt = performance.now()
      statuses[turn] = await post(new URL(path, origin), text, headers, agent)
      answered(tookMs.push(performance.now() - sentAt))
    }
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: connections }, line))
  const seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  return { statuses, tookMs, perSecond: turns.length / seconds }
}

/** Of a hundred answers ninety-nine came sooner. */
export const p99Of = (tookMs: readonly number[]): number => {
  const sorted = [...tookMs].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0
}

const answerWithinMs = 30_000

const post = (url: URL, text: string, headers: Record<string, string>, agent: Agent): Promise<number> =>
  new Promise((resolve) => {
    const sending = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(text) }, timeout: answerWithinMs },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
        response.on('error', () => resolve(0))
      },
    )
    sending.on('timeout', () => sending.destroy())
    sending.on('error', () => resolve(0))
    sending.end(text)
  })
