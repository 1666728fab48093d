// A server that is set up wrongly says everything that is wrong at once, and repeats no secret.
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  readSettings,
  readWechatPay,
  type SettingKey,
  serverSettings,
  settings,
  storeSettings,
  wechatPaySettings,
} from '../../bff/settings'
import vectors from '../samples/payments/vectors.json'

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const whole = {
  DATABASE_URL: 'postgres://yft_app:geheim@127.0.0.1/yft',
  DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
  INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
  PUBLIC_ORIGIN: 'https://fee.example/',
  TZ: 'Asia/Shanghai',
  WECHAT_APP_ID: 'wx1',
  WECHAT_SECRET: 's',
  ALIPAY_APP_ID: '2021',
  ALIPAY_PRIVATE_KEY: keys.privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'),
  ALIPAY_PUBLIC_KEY: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString().replaceAll('\n', '\\n'),
  ALIPAY_AES_KEY: Buffer.alloc(16, 3).toString('base64'),
  SMS_URL: 'https://sms.example/send',
  SMS_KEY: 'k',
}

test('a whole set of settings is read into what they mean, with the usual values for what is left out', () => {
  const read = readSettings(whole, serverSettings)
  if (!read.ok) throw new Error(String(read.detail.sentence))
  expect(read.value).toMatchObject({ port: 3000, trustProxy: 0, publicOrigin: 'https://fee.example', host: '127.0.0.1', logLevel: 'info' })
  expect(read.value.dataKey).toEqual(Buffer.alloc(32, 1))
  expect(read.value.alipayPrivateKey.export({ type: 'pkcs1', format: 'der' })).toEqual(
    keys.privateKey.export({ type: 'pkcs1', format: 'der' }),
  )
})

test('each setting without a usual value is named when it is missing, in one sentence with all the others', () => {
  const read = readSettings({}, serverSettings)
  if (read.ok) throw new Error('read from nothing')
  const sentence = String(read.detail.sentence)
  for (const key of serverSettings) {
    const setting: { name: string; fallback?: string } = settings[key]
    expect(sentence.includes(`${setting.name}（`), setting.name).toBe(setting.fallback === undefined)
  }
  expect(sentence.split('。')).toHaveLength(2)
})

const wrong: [SettingKey, string][] = [
  ['databaseUrl', 'mysql://yft'],
  ['dataKey', Buffer.alloc(31).toString('base64')],
  ['port', '65536'],
  ['port', '80a'],
  ['publicOrigin', 'fee.example'],
  ['trustProxy', '-1'],
  ['logLevel', 'loud'],
  ['timeZone', 'UTC'],
  ['alipayPrivateKey', whole.ALIPAY_PUBLIC_KEY],
  ['alipayPublicKey', 'AAAA'],
  ['alipayAesKey', Buffer.alloc(32).toString('base64')],
]

test.each(wrong)('%s may not be «%s»', (key, given) => {
  const setting: { name: string; secret?: true } = settings[key]
  const read = readSettings({ ...whole, [setting.name]: given }, serverSettings)
  expect(read).toMatchObject({ ok: false, code: 'settings-unfit' })
  if (read.ok) return
  expect(read.detail.sentence).toContain(setting.name)
  expect(String(read.detail.sentence).includes(given)).toBe(!setting.secret)
})

test('a command needs the database and the keys only', () => {
  expect(readSettings({ DATABASE_URL: whole.DATABASE_URL, DATA_KEY: whole.DATA_KEY, INDEX_KEY: whole.INDEX_KEY }, storeSettings).ok).toBe(
    true,
  )
})

const { wechat } = vectors
const platformCertificate = wechat.certificateDownload.certificatePem
const payment = {
  WECHAT_PAY_MCH_ID: wechat.mchid,
  WECHAT_PAY_APP_IDS: `${wechat.appid}, wx9999999999999999`,
  WECHAT_PAY_SERIAL: wechat.merchantSerial,
  WECHAT_PAY_PRIVATE_KEY: wechat.merchantPrivateKeyPem.replaceAll('\n', '\\n'),
  WECHAT_PAY_API_V3_KEY: wechat.apiV3Key,
  WECHAT_PAY_PAYEES: `91441900MA5340000J=${wechat.mchid}`,
}

test('a merchant who downloads platform certificates names no key of WeChat', () => {
  const read = readSettings(payment, wechatPaySettings)
  if (!read.ok) throw new Error(String(read.detail.sentence))
  expect(read.value).toMatchObject({
    wechatPayAppIds: [wechat.appid, 'wx9999999999999999'],
    wechatPaySubMchIds: [],
    wechatPayPublicKeyId: '',
    wechatPayPublicKey: null,
    wechatPayCertificates: [],
    wechatPayBaseUrl: 'https://api.mch.weixin.qq.com',
  })
})

test('the public key and several platform certificates stand side by side', () => {
  const [id, key] = Object.entries(wechat.platformKeys)[0] as [string, string]
  const held = { WECHAT_PAY_PUBLIC_KEY_ID: id, WECHAT_PAY_PUBLIC_KEY: key, WECHAT_PAY_CERTIFICATES: platformCertificate.repeat(2) }
  const read = readSettings({ ...payment, ...held }, wechatPaySettings)
  if (!read.ok) throw new Error(String(read.detail.sentence))
  expect(read.value.wechatPayPublicKey?.asymmetricKeyType).toBe('rsa')
  expect(read.value.wechatPayCertificates.map(({ serialNumber }) => serialNumber)).toEqual(
    Array(2).fill('7F01020304050607080910111213141516171819'),
  )
})

const wrongPayment: [string, string][] = [
  ['WECHAT_PAY_MCH_ID', 'wx1'],
  ['WECHAT_PAY_SUB_MCH_IDS', '1900000109，1900000110'],
  ['WECHAT_PAY_APP_IDS', ' , '],
  ['WECHAT_PAY_SERIAL', 'serial'],
  ['WECHAT_PAY_PRIVATE_KEY', wechat.merchantPublicKeyPem],
  ['WECHAT_PAY_API_V3_KEY', wechat.apiV3Key.slice(1)],
  ['WECHAT_PAY_PUBLIC_KEY_ID', '7F01'],
  ['WECHAT_PAY_PUBLIC_KEY', 'AAAA'],
  ['WECHAT_PAY_CERTIFICATES', platformCertificate.slice(0, -40)],
  ['WECHAT_PAY_PAYEES', '91441900MA5340000J'],
]

test.each(wrongPayment)('for payment, %s may not be «%s»', (name, given) => {
  const read = readSettings({ ...payment, [name]: given }, wechatPaySettings)
  expect(read).toMatchObject({ ok: false, code: 'settings-unfit' })
  if (!read.ok) expect(read.detail.sentence).toMatch(new RegExp(`${name}.* (不是|至少)`, 's'))
})

test('without any setting of WeChat Pay nothing is collected online, which is no fault', () => {
  expect(readWechatPay(whole)).toEqual({ ok: true, value: null })
})

test('a company is paid through the account that the settings name for it', () => {
  const read = readWechatPay({ ...whole, ...payment, WECHAT_APP_ID: wechat.appid })
  if (!read.ok) throw new Error(String(read.detail.sentence))
  expect(read.value?.wechatPayPayees).toEqual([{ taxNo: '91441900MA5340000J', account: wechat.mchid }])
})

test.each([
  ['WECHAT_PAY_PAYEES', { WECHAT_PAY_PAYEES: '91441900MA5340000J=1900000110' }],
  ['WECHAT_PAY_PAYEES', { WECHAT_PAY_SUB_MCH_IDS: '1900000110' }],
  ['WECHAT_PAY_APP_IDS', { WECHAT_APP_ID: 'wx1' }],
  ['WECHAT_PAY_PUBLIC_KEY', { WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0100000001' }],
  ['WECHAT_PAY_API_V3_KEY', { WECHAT_PAY_API_V3_KEY: '' }],
])('settings of WeChat Pay that do not fit one another are named: %s', (name, change) => {
  const read = readWechatPay({ ...whole, ...payment, WECHAT_APP_ID: wechat.appid, ...change })
  expect(read).toMatchObject({ ok: false, code: 'settings-unfit' })
  if (!read.ok) expect(read.detail.sentence).toContain(name)
})
