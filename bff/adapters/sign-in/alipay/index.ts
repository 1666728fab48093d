// Sign-in by Alipay: the owner of an authorisation code, and the phone that my.getPhoneNumber has sealed for us.
import { createDecipheriv } from 'node:crypto'
import { refused } from '../../../ports/answer'
import type { AlipaySignIn } from '../../../ports/sign-in'
import { parseJson } from '../../http'
import { toMobile, toSubject } from './mapping'
import { type Account, gateway, isSignedBy } from './wire'

export const alipaySignIn = (account: Account): AlipaySignIn => {
  const call = gateway(account)
  return {
    provider: 'alipay',
    app: account.appId,
    subjectOf: async (code) => {
      const answer = await call('alipay.system.oauth.token', { grant_type: 'authorization_code', code })
      return answer.state === 'done' ? toSubject(answer.value) : answer
    },
    phoneOf: async ({ response, sign }) => {
      // Signed is the response with its quotation marks; without that check anybody who knows the AES key could name any phone.
      if (sign === undefined || !isSignedBy(account.publicKey, `"${response}"`, sign)) return refused('wrong-signature')
      return toMobile(parseJson(opened(account.aesKey, response)))
    },
  }
}

/** AES-128-CBC with an initial vector of zeros, as Alipay seals contents; empty when it cannot be opened. */
const opened = (key: Buffer, response: string): string => {
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, Buffer.alloc(16))
    return Buffer.concat([decipher.update(Buffer.from(response, 'base64')), decipher.final()]).toString('utf8')
  } catch {
    return ''
  }
}
