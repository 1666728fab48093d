// One outgoing request with a time limit, to the address that the settings name and nowhere else: no redirects, no second try.
import { type Answer, done, unsure } from '../ports/answer'

export interface Outgoing {
  url: string
  method: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  body?: string
  timeoutMs: number
}

/** The text of a 200; anything else leaves us unsure, because the other side may have acted all the same. */
export const requestText = async ({ url, method, headers = {}, body, timeoutMs }: Outgoing): Promise<Answer<string>> => {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { method, headers, signal, redirect: 'error', ...(body === undefined ? {} : { body }) })
    const text = await response.text()
    return response.status === 200 ? done(text) : unsure(`http ${response.status}`)
  } catch (fault) {
    return unsure((fault as Error).name === 'TimeoutError' ? 'timeout' : 'network')
  }
}

/** What came is not yet trusted: the caller reads it with a schema. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
