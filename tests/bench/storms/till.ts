// A till for storms: orders that wait to be paid, and WeChat Pay's signed notices for them, made without asking anybody.
import { createCipheriv, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { ids } from '../../../bff/adapters/ids/derived'
import { type Client, connect } from '../../../bff/adapters/store/connect'
import { paymentStore } from '../../../bff/adapters/store/payment/index'
import { sessionStore } from '../../../bff/adapters/store/session/index'
import type { Rate } from '../../../bff/ports/rate'
import { payment } from '../../../bff/usecases/payment/index'
import { fen } from '../../../core/shared/fen'
import { makeProvider } from '../../worlds/provider'
import { seedPayers, seedTwoProjects, wholeBill } from '../../worlds/two-projects'

export interface Place {
  ownerUrl: string
  appUrl: string
}

export interface Ordered {
  paymentId: string
  receivableId: string
  outTradeNo: string
}

export interface Till {
  place: Place
  env: Record<string, string>
  platformKey: string
  /** In the order in which they were begun. */
  orders: readonly Ordered[]
}

export const account = '1900000109'
export const noticePath = `/callbacks/wechat/${account}`
const appId = 'wx1'
const apiV3Key = 'k'.repeat(32)
const platformSerial = 'PUB_KEY_ID_0119000001090000000000000000000000'
export const billFen = 10_600
/** A storm is one payer at one address. */
export const unlimited: Rate = { take: async () => null }
/** While the sessions of the park last. */
export const openedAt = new Date('2026-03-06T08:00:00Z')

/** As many orders, each for a bill of its own. Nobody answers for WeChat Pay here, so the janitor's questions are taken back. */
export const openTill = async (place: Place, count: number, at = openedAt): Promise<Till> => {
  const owner = connect(place.ownerUrl, { name: 'yft-storm', max: 2 })
  const app = connect(place.appUrl, { name: 'yft-storm', max: 8 })
  try {
    await seed(owner)
    await addBills(owner, count)
    const orders = await beginAll(app, count, at)
    await owner`delete from graphile_worker._private_jobs`
    await owner`vacuum analyze`
    const platform = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    return { place, env: environment(place, platform), platformKey: pem(platform), orders }
  } finally {
    await Promise.all([owner.end(), app.end()])
  }
}

export const seed = async (owner: Client): Promise<void> => {
  await seedTwoProjects(owner)
  await seedPayers(owner)
}

export const receivableOf = (at: number): string => `rcv_s${at}`

export const addBills = async (owner: Client, count: number): Promise<void> => {
  for (let from = 0; from < count; from += 50) {
    const some = Array.from({ length: Math.min(50, count - from) }, (_, index) => from + index)
    await owner.begin((transaction) => transaction.unsafe(some.map((at) => wholeBill(`s${at}`, { month: monthOf(at) })).join('\n')))
  }
}

/** One lease has one bill a month, so a storm reaches far into the future. */
const monthOf = (at: number): string => `${2027 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`

const beginAll = async (app: Client, count: number, now: Date): Promise<Ordered[]> => {
  const { gateway } = makeProvider(account)
  const pay = payment({
    payments: paymentStore(app),
    sessions: sessionStore(app),
    ids: ids(),
    gateways: { forCompany: () => gateway, named: () => gateway },
    wechatApps: { miniProgram: appId, officialAccount: null },
    rate: unlimited,
    demo: false,
  })
  const begun: Ordered[] = []
  const begin = async (at: number): Promise<void> => {
    const [paymentId, receivableId] = [ids().derive('payment', 'storm', at), receivableOf(at)]
    const items = [{ receivableId, expectedFen: fen(billFen) }]
    const outcome = await pay.startPayment(
      { tokenHash: 'tok_one', address: '10.0.0.1', now },
      { projectId: 'P1', paymentId, way: 'qr', items },
    )
    if (!outcome.ok) throw new Error(`an order of the storm was not begun: ${outcome.code}`)
    begun[at] = { paymentId, receivableId, outTradeNo: '' }
  }
  for (let from = 0; from < count; from += 8) {
    await Promise.all(Array.from({ length: Math.min(8, count - from) }, (_, index) => begin(from + index)))
  }
  const numbers = await app<{ order_id: string; out_trade_no: string }[]>`select order_id, out_trade_no from attempt`
  const numberOf = new Map(numbers.map((row) => [row.order_id, row.out_trade_no]))
  return begun.map((order) => ({ ...order, outTradeNo: numberOf.get(order.paymentId) ?? '' }))
}

/** Of the server in its production form; nobody signs in here, so the wallets and the SMS gateway are names only. */
const environment = ({ appUrl }: Place, platform: KeyObject): Record<string, string> => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    DATABASE_URL: appUrl,
    DATA_KEY: randomBytes(32).toString('base64'),
    INDEX_KEY: randomBytes(32).toString('base64'),
    PORT: '0',
    TZ: 'Asia/Shanghai',
    PUBLIC_ORIGIN: 'https://fee.example',
    WECHAT_APP_ID: appId,
    WECHAT_SECRET: 'none',
    ALIPAY_APP_ID: '2021',
    ALIPAY_PRIVATE_KEY: pem(privateKey),
    ALIPAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ALIPAY_AES_KEY: randomBytes(16).toString('base64'),
    SMS_URL: 'https://sms.example',
    SMS_KEY: 'none',
    WECHAT_PAY_MCH_ID: account,
    WECHAT_PAY_APP_IDS: appId,
    WECHAT_PAY_SERIAL: '7D3E0000000000000000000000000000000000D0',
    WECHAT_PAY_PRIVATE_KEY: pem(privateKey),
    WECHAT_PAY_API_V3_KEY: apiV3Key,
    WECHAT_PAY_PUBLIC_KEY_ID: platformSerial,
    WECHAT_PAY_PUBLIC_KEY: createPublicKey(platform).export({ type: 'spki', format: 'pem' }).toString(),
    WECHAT_PAY_PAYEES: `91440300000000001X=${account}`,
    WECHAT_PAY_BASE_URL: 'http://127.0.0.1:9',
  }
}

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

/** The body of the notice that says that the order was paid at that moment. */
export const noticeBody = ({ outTradeNo }: Pick<Ordered, 'outTradeNo'>, paidAt: Date): string => {
  const transaction = {
    appid: appId,
    mchid: account,
    out_trade_no: outTradeNo,
    transaction_id: `42${outTradeNo}`,
    trade_type: 'NATIVE',
    trade_state: 'SUCCESS',
    success_time: `${new Date(paidAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`,
    payer: { openid: 'oPayer' },
    amount: { total: billFen, payer_total: billFen, currency: 'CNY', payer_currency: 'CNY' },
  }
  return JSON.stringify({
    id: `EV-${outTradeNo}`,
    create_time: transaction.success_time,
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    resource: { original_type: 'transaction', ...sealed(JSON.stringify(transaction)) },
  })
}

const sealed = (plain: string) => {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce)
  cipher.setAAD(Buffer.from('transaction'))
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64')
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: 'transaction', nonce }
}

/** One delivery of it, signed for this moment. */
export const signedHeaders = (body: string, platformKey: string | KeyObject, at: Date): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(16).toString('hex')
  const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), platformKey).toString('base64')
  return {
    'content-type': 'application/json',
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': platformSerial,
    'wechatpay-signature': signature,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  }
}
