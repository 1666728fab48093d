// One merchant with throw-away keys, and WeChat Pay's side of them: signs answers and notices, seals what they carry.
import { createCipheriv, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { fen } from '@yft/core/shared/fen'
import { chance } from '../../../../../bff/adapters/chance/node'
import { type WechatPayNeeds, type WechatPaySettings, wechat } from '../../../../../bff/adapters/gateway/wechat/index'
import type { CallRecord } from '../../../../../bff/adapters/gateway/wechat/wire'
import type { Gateway, GatewayOrder } from '../../../../../bff/ports/gateway'
import vectors from '../../../../samples/payments/vectors.json'
import type { Given } from './wire-server'

export const samples = vectors.wechat
export const now = new Date('2026-03-01T10:35:00+08:00')
export const apiV3Key = Buffer.from(samples.apiV3Key)
export const publicKeyId = 'PUB_KEY_ID_0119000001092026030100000000000000'

const platform = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const settings: WechatPaySettings = {
  wechatPayMchId: samples.mchid,
  wechatPaySubMchIds: [],
  wechatPayAppIds: [samples.appid, 'wx9999999999999999'],
  wechatPaySerial: samples.merchantSerial,
  wechatPayPrivateKey: createPrivateKey(samples.merchantPrivateKeyPem),
  wechatPayApiV3Key: apiV3Key,
  wechatPayPublicKeyId: publicKeyId,
  wechatPayPublicKey: platform.publicKey,
  wechatPayCertificates: [],
  wechatPayBaseUrl: 'http://127.0.0.1:9',
}

export const needs = (over: Partial<WechatPayNeeds> = {}): WechatPayNeeds => ({
  now: () => now,
  timeoutMs: 5_000,
  chance,
  noticeUrl: (account) => `https://fee.example/notices/wechat/${account}`,
  log: () => undefined,
  ...over,
})

/** The first gateway of this merchant, and what it logged. */
export const gatewayAt = (
  baseUrl: string,
  over: { settings?: Partial<WechatPaySettings>; needs?: Partial<WechatPayNeeds> } = {},
): { gateway: Gateway; logged: CallRecord[] } => {
  const logged: CallRecord[] = []
  const [gateway] = wechat.connect(
    { ...settings, wechatPayBaseUrl: baseUrl, ...over.settings },
    needs({ log: (call) => logged.push(call), ...over.needs }),
  )
  if (!gateway) throw new Error('no gateway was connected')
  return { gateway, logged }
}

export const order: GatewayOrder = {
  outTradeNo: 'P20260301000001',
  amountFen: fen(12_345),
  description: '物业费等 2 项',
  expiresAt: new Date('2026-03-01T02:50:00.789Z'),
  way: { kind: 'native' },
  clientIp: '203.0.113.7',
}

export interface Signing {
  key?: KeyObject
  serial?: string
  at?: Date
  nonce?: string
}

/** The headers by which WeChat signs a body. */
export const signedHeaders = (body: string | Buffer, signing: Signing = {}): Record<string, string> => {
  const { key = platform.privateKey, serial = publicKeyId, at = now, nonce = 'q7Yx0pC9bW2LrT5v' } = signing
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const text = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), Buffer.from(body), Buffer.from('\n')])
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature': sign('RSA-SHA256', text, key).toString('base64'),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

export const answered = (value: unknown, signing: Signing & { status?: number } = {}): Given => {
  const body = value === null ? '' : JSON.stringify(value)
  return { status: signing.status ?? 200, body, headers: { 'Request-ID': '08F7', ...signedHeaders(body, signing) } }
}

/** Errors carry no signature. */
export const declined = (status: number, code: string, message = ''): Given => ({
  status,
  body: JSON.stringify({ code, message }),
  headers: { 'Request-ID': '08F7' },
})

/** A resource as WeChat seals it under the APIv3 key. */
export const sealed = (plain: string, { nonce = 'fdasflkja484', associatedData = 'transaction', key = apiV3Key } = {}) => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(associatedData))
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64')
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: associatedData, nonce }
}

export const transaction = {
  ...(JSON.parse(samples.decryptions[0]?.plain ?? '') as Record<string, unknown>),
}

export const paid = {
  outTradeNo: 'P20260301000001',
  transactionId: '4200002600202603018888888888',
  merchant: samples.mchid,
  app: samples.appid,
  totalFen: fen(12_345),
  currency: 'CNY',
  paidAt: new Date('2026-03-01T10:34:56+08:00'),
  payerSubject: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
}

/** The keys that the sample vectors were signed with. */
export const sampleKeys = Object.entries(samples.platformKeys).map(([serial, pem]) => [serial, { key: createPublicKey(pem) }] as const)
