// The server in its production form, with its log, on any free port.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { startServer } from '../../../bff/main'
import { readSettings, serverSettings } from '../../../bff/settings'
import { answerParent } from '../child'

answerParent(async (given: { databaseUrl: string; dataKey: string; indexKey: string }) => {
  const read = readSettings(environment(given), serverSettings)
  if (!read.ok) throw new Error(String(read.detail.sentence))
  const { port } = await startServer({ ...read.value, wechatPay: null }, { demo: false, h5Folder: import.meta.dirname })
  return `http://127.0.0.1:${port}`
})

/** Nobody signs in here, so the wallets and the SMS gateway are names only. */
const environment = (given: { databaseUrl: string; dataKey: string; indexKey: string }) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    DATABASE_URL: given.databaseUrl,
    DATA_KEY: given.dataKey,
    INDEX_KEY: given.indexKey,
    PORT: '0',
    TZ: 'Asia/Shanghai',
    PUBLIC_ORIGIN: 'https://fee.example',
    WECHAT_APP_ID: 'wx0',
    WECHAT_SECRET: 'none',
    ALIPAY_APP_ID: '2021',
    ALIPAY_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ALIPAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ALIPAY_AES_KEY: randomBytes(16).toString('base64'),
    SMS_URL: 'https://sms.example',
    SMS_KEY: 'none',
  }
}
