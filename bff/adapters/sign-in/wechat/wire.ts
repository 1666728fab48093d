// WeChat's three calls as they go over the wire: session of a login code, the application's token, phone of a button's code.
import { type Answer, unsure } from '../../../ports/answer'
import { parseJson, requestText } from '../../http'
import { type PhoneReply, type SessionReply, type TokenReply, toPhone, toSession, toToken } from './mapping'

export interface Account {
  appId: string
  secret: string
  baseUrl: string
  timeoutMs: number
}

export interface Wire {
  session: (code: string) => Promise<Answer<SessionReply>>
  token: () => Promise<Answer<TokenReply>>
  phone: (accessToken: string, code: string) => Promise<Answer<PhoneReply>>
}

export const wire = ({ appId, secret, baseUrl, timeoutMs }: Account): Wire => ({
  session: async (code) => {
    const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
    return read(await requestText({ url: `${baseUrl}/sns/jscode2session?${query}`, method: 'GET', timeoutMs }), toSession)
  },
  token: async () =>
    read(
      await post(
        `${baseUrl}/cgi-bin/stable_token`,
        { grant_type: 'client_credential', appid: appId, secret, force_refresh: false },
        timeoutMs,
      ),
      toToken,
    ),
  phone: async (accessToken, code) => {
    const query = new URLSearchParams({ access_token: accessToken })
    return read(await post(`${baseUrl}/wxa/business/getuserphonenumber?${query}`, { code }, timeoutMs), toPhone)
  },
})

const post = (url: string, body: object, timeoutMs: number): Promise<Answer<string>> =>
  requestText({ url, method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), timeoutMs })

const read = <T>(answer: Answer<string>, map: (body: unknown) => Answer<T>): Answer<T> => {
  if (answer.state !== 'done') return answer
  const body = parseJson(answer.value)
  return body === undefined ? unsure('not json') : map(body)
}
