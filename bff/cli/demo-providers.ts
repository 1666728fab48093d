// The demo's providers: simulators of WeChat, Alipay and an SMS gateway, and the settings that lead to them.
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startAlipay } from '../simulators/alipay/index'
import { startSms } from '../simulators/sms/index'
import { startWechat } from '../simulators/wechat/index'
import { onFreePort } from './free-port'

export interface DemoProviders {
  env: Record<string, string>
  /** Where the page with the messages is. */
  smsPage: string
  stop: () => Promise<void>
}

export const startDemoProviders = async (stateFolder: string, fromPort: number): Promise<DemoProviders> => {
  const keys = providerKeys(path.join(stateFolder, 'providers.json'))
  const appKey = createPrivateKey(keys.alipayApp)
  const providerKey = createPrivateKey(keys.alipayProvider)
  const aesKey = Buffer.from(keys.alipayAes, 'base64')
  const sms = await onFreePort(fromPort, (port) => startSms({ key: keys.sms, port }))
  const wechat = await onFreePort(fromPort + 1, (port) => startWechat({ appId: 'wxdemo', secret: keys.wechat, port }))
  const alipay = await onFreePort(fromPort + 2, (port) => startAlipay({ appId: '2021000000000000', appKey, providerKey, aesKey, port }))
  const env = {
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
    await Promise.all([sms.stop(), wechat.stop(), alipay.stop()])
  }
  return { env, smsPage: `${sms.url}/`, stop }
}

type Keys = Record<'alipayApp' | 'alipayProvider' | 'alipayAes' | 'wechat' | 'sms', string>

/** Made once, for their owner alone. */
const providerKeys = (file: string): Keys => {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys
  const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const word = (bytes: number) => randomBytes(bytes).toString('base64')
  const keys: Keys = { alipayApp: rsa(), alipayProvider: rsa(), alipayAes: word(16), wechat: word(24), sms: word(24) }
  writeFileSync(file, `${JSON.stringify(keys)}\n`, { mode: 0o600 })
  return keys
}
