// Asks a vendor's cloud page by page for the readings since a time, no faster than the vendor allows.
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, done, unsure } from '../../../ports/answer'
import type { FeedContent } from '../../../ports/meter'
import { parseJson, requestText } from '../../http'
import type { CloudAccount } from './profile'
import { readRecords, textAt } from './records'

export interface Pulled {
  content: FeedContent
  /** Path and body of each page: the evidence. */
  pages: { asked: string; came: string }[]
}

/** A vendor whose pages never end is left. */
const mostPages = 1000

export const pull = async (account: CloudAccount, span: { from: string; to: string }): Promise<Answer<Pulled>> => {
  const headers = await authorize(account)
  if (headers.state !== 'done') return headers
  const pulled: Pulled = { content: { readings: [], unfit: [] }, pages: [] }
  for (let page = 1; page <= mostPages; page += 1) {
    if (page > 1) await pause(60_000 / account.profile.callsPerMinute)
    const path = pathOf(account.profile.path, { ...span, page: String(page) })
    const text = await requestText({ url: account.baseUrl + path, method: 'GET', headers: headers.value, timeoutMs: account.timeoutMs })
    if (text.state !== 'done') return text
    const records = readRecords(parseJson(text.value), account.profile.record)
    if (!records.ok) return unsure(`field-unfit ${records.detail.field}`)
    const { readings, unfit } = records.value
    if (readings.length + unfit.length === 0) return done(pulled)
    pulled.content.readings.push(...readings)
    pulled.content.unfit.push(...unfit)
    pulled.pages.push({ asked: path, came: text.value })
  }
  return unsure('pages-without-end')
}

const pathOf = (template: string, fill: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(fill[name] ?? ''))

const authorize = async ({ baseUrl, key, secret, profile, timeoutMs }: CloudAccount): Promise<Answer<Record<string, string>>> => {
  const { auth } = profile
  if (auth.kind === 'header') return done({ [auth.name]: key })
  const text = await requestText({
    url: baseUrl + auth.path,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ [auth.keyField]: key, [auth.secretField]: secret }),
    timeoutMs,
  })
  if (text.state !== 'done') return text
  const token = textAt(parseJson(text.value), auth.tokenAt)
  return token === null ? unsure('no-token') : done({ authorization: `Bearer ${token}` })
}
