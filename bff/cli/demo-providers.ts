// The demo's providers: simulators of WeChat, Alipay and an SMS gateway, and the settings that lead to them.
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startAlipay } from '../simulators/alipay/index'
import { startSms } from '../simulators/sms/index'
import { startWechat } from '../simulators/wechat/index'
import { startWechatPay } from '../simulators/wechat-pay/index'
import { onFreePort } from './free-port'

export interface DemoProviders {
  env: Record<string, string>
  /** Where the page with the messages is. */
  smsPage: string
  /** Where somebody plays the payer in WeChat. */
  payerPage: string
  stop: () => Promise<void>
}

export const startDemoProviders = async (
  stateFolder: string,
  { fromPort, payees }: { fromPort: number; payees: readonly string[] },
): Promise<DemoProviders> => {
  const keys = providerKeys(path.join(stateFolder, 'providers.json'))
  const appKey = createPrivateKey(keys.alipayApp)
  const providerKey = createPrivateKey(keys.alipayProvider)
  const aesKey = Buffer.from(keys.alipayAes, 'base64')
  const sms = await onFreePort(fromPort, (port) => startSms({ key: keys.sms, port }))
  const wechat = await onFreePort(fromPort + 1, (port) => startWechat({ appId: 'wxdemo', secret: keys.wechat, port }))
  const alipay = await onFreePort(fromPort + 2, (port) => startAlipay({ appId: '2021000000000000', appKey, providerKey, aesKey, port }))
  const pay = await onFreePort(fromPort + 3, (port) => startWechatPay({ ...paySide(keys), port }))
  const env = {
    ...paySettings(keys, payees),
    WECHAT_PAY_BASE_URL: pay.url,
    METRICS_TOKEN: 'demo',
    WECHAT_APP_ID: 'wxdemo',
    WECHAT_SECRET: keys.wechat,
    WECHAT_BASE_URL: wechat.url,
    ALIPAY_APP_ID: '2021000000000000',
    ALIPAY_PRIVATE_KEY: keys.alipayApp,
    ALIPAY_PUBLIC_KEY: createPublicKey(providerKey).export({ type: 'spki', format: 'pem' }).toString(),
    ALIPAY_AES_KEY: keys.alipayAes,
    ALIPAY_GATEWAY: alipay.gateway,
    SMS_URL: sms.sendUrl,
    SMS_KEY: keys.sms,
  }
  const stop = async () => {
    await Promise.all([sms.stop(), wechat.stop(), alipay.stop(), pay.stop()])
  }
  return { env, smsPage: `${sms.url}/`, payerPage: `${pay.url}/`, stop }
}

const mchId = '1900000109'
const merchantSerial = '7D3E0000000000000000000000000000000000D0'
const payKeyId = 'PUB_KEY_ID_0119000001090000000000000000000000'

/** What WeChat Pay has of the merchant, and its own key, kept so that the settings stay right over a restart. */
const paySide = (keys: Keys) => ({
  merchants: [
    { mchid: mchId, appIds: ['wxdemo'], serial: merchantSerial, key: createPublicKey(keys.payMerchant), apiV3Key: keys.payApiV3 },
  ],
  publicKey: { serial: payKeyId, key: createPrivateKey(keys.payProvider) },
})

const paySettings = (keys: Keys, payees: readonly string[]) => ({
  WECHAT_PAY_MCH_ID: mchId,
  WECHAT_PAY_APP_IDS: 'wxdemo',
  WECHAT_PAY_SERIAL: merchantSerial,
  WECHAT_PAY_PRIVATE_KEY: keys.payMerchant,
  WECHAT_PAY_API_V3_KEY: keys.payApiV3,
  WECHAT_PAY_PUBLIC_KEY_ID: payKeyId,
  WECHAT_PAY_PUBLIC_KEY: createPublicKey(keys.payProvider).export({ type: 'spki', format: 'pem' }).toString(),
  WECHAT_PAY_PAYEES: payees.map((taxNo) => `${taxNo}=${mchId}`).join(','),
})

type Keys = Record<'alipayApp' | 'alipayProvider' | 'alipayAes' | 'wechat' | 'sms' | 'payMerchant' | 'payProvider' | 'payApiV3', string>

/** Made once, for their owner alone; what a newer program needs beside them is added. */
const providerKeys = (file: string): Keys => {
  const kept: Partial<Keys> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const word = (bytes: number) => randomBytes(bytes).toString('base64')
  const keys: Keys = {
    alipayApp: kept.alipayApp ?? rsa(),
    alipayProvider: kept.alipayProvider ?? rsa(),
    alipayAes: kept.alipayAes ?? word(16),
    wechat: kept.wechat ?? word(24),
    sms: kept.sms ?? word(24),
    payMerchant: kept.payMerchant ?? rsa(),
    payProvider: kept.payProvider ?? rsa(),
    payApiV3: kept.payApiV3 ?? word(24),
  }
  writeFileSync(file, `${JSON.stringify(keys)}\n`, { mode: 0o600 })
  return keys
}
