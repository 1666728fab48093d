// A server that is set up wrongly says everything that is wrong at once, and repeats no secret.
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { readSettings, type SettingKey, serverSettings, settings, storeSettings } from '../../bff/settings'

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
