// Answers a merchant's request through the knobs: late, refused before or after it was taken, cut off, or badly signed.
import type { ServerResponse } from 'node:http'
import { answerApi, type Provider, type Reply } from './api'
import type { Incoming } from './authorization'
import { type Fault, inOlderSpelling, systemFault, tooOften } from './faults'
import { signedHeaders } from './signed-headers'
import { signerFor } from './trust'
import { hexOf } from './world'

/** Before anything is answered the order may have been taken or not: that is what the asker cannot know. */
export const answerMerchant = async (provider: Provider, incoming: Incoming, response: ServerResponse): Promise<void> => {
  const { knobs } = provider
  await pause(provider, knobs.slowBeforeMs)
  if (knobs.cut === 'before') return hangUp(response)
  const reply = refusalOf(knobs.refuse) ?? answerApi(provider, incoming)
  await pause(provider, knobs.slowAfterMs)
  if (knobs.cut === 'after') return hangUp(response)
  if (knobs.refuse === '502') return sendPage(response)
  send(provider, incoming, response, knobs.refuse === '500-done' ? { fault: systemFault } : reply)
}

const pause = ({ world }: Provider, delayMs: number): Promise<void> =>
  delayMs === 0 ? Promise.resolve() : new Promise((resolve) => void world.after(delayMs, resolve))

const refusalOf = (refuse: Provider['knobs']['refuse']): Reply | undefined => {
  if (refuse === '429') return { fault: tooOften }
  return refuse === '500' || refuse === '502' ? { fault: systemFault } : undefined
}

const hangUp = (response: ServerResponse): void => void response.destroy()

const sendPage = (response: ServerResponse): void => {
  response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body><h1>502 Bad Gateway</h1></body></html>')
}

const send = (provider: Provider, incoming: Incoming, response: ServerResponse, reply: Reply): void => {
  const { world, knobs, trust } = provider
  const { status, body } = written(reply, knobs.olderSpelling)
  const wanted = incoming.headers['wechatpay-serial']
  const signer = signerFor(trust, typeof wanted === 'string' ? wanted : undefined)
  // Who could not be recognised, and faults of the provider itself, get no signature.
  const vouched = status === 401 || status >= 500 ? {} : signedHeaders(body, signer, world, knobs.answerSignature)
  response.writeHead(status, {
    ...(body.length > 0 && { 'content-type': 'application/json; charset=utf-8', 'content-length': String(body.length) }),
    'Request-ID': `08${hexOf(world, 30).toUpperCase()}`,
    ...vouched,
  })
  if (knobs.cut !== 'middle') return void response.end(body)
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => hangUp(response))
}

const written = (reply: Reply, olderSpelling: boolean): { status: number; body: Buffer } => {
  if (!('fault' in reply))
    return { status: reply.status, body: 'body' in reply ? Buffer.from(JSON.stringify(reply.body)) : Buffer.alloc(0) }
  const { status, ...body }: Fault = olderSpelling ? inOlderSpelling(reply.fault) : reply.fault
  return { status, body: Buffer.from(JSON.stringify(body)) }
}
