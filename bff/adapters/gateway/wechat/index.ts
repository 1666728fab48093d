// WeChat Pay (APIv3) as a payment channel: orders for the mini-program, for WeChat's browser and for a code to scan.
import type { KeyObject, X509Certificate } from 'node:crypto'
import { type Answer, done, refused } from '../../../ports/answer'
import type { Gateway, GatewayOrder, Ticket } from '../../../ports/gateway'
import { type Anchors, keepAnchors } from './anchors'
import { fromClosing, fromOpening, fromQuery, toBody } from './mapping'
import { type Merchant, ordersPath, partiesOf, payeeOf } from './merchant'
import { readNotice } from './notice'
import { makeNonce, type SigningNeeds, timestampAt } from './sdk'
import { trustTable } from './trust'
import { type CallRecord, connectWire, type Reply, type Wire } from './wire'

export const wechat = {
  channel: 'wechat' as const,
  /** One gateway for the merchant's own number, or one for each company under a service provider, whose keys serve them all. */
  connect: (settings: WechatPaySettings, needs: WechatPayNeeds): Gateway[] => {
    const anchors = keepAnchors(trustTable(heldBy(settings)), settings.wechatPayApiV3Key, needs.now)
    const wire = connectWire(accountOf(settings), { ...needs, tableFor: anchors.tableFor })
    // Asked for at once, so that the first notice after a start finds the certificates there.
    void anchors.ready(wire.get)
    return merchantsOf(settings).map((merchant) => gatewayOf(merchant, { settings, needs, anchors, wire }))
  },
}

export interface WechatPaySettings {
  wechatPayMchId: string
  /** The companies (特约商户) for which a service provider collects; none when the merchant collects for itself. */
  wechatPaySubMchIds: readonly string[]
  /** The mini-program first, then the official account. */
  wechatPayAppIds: readonly string[]
  wechatPaySerial: string
  wechatPayPrivateKey: KeyObject
  wechatPayApiV3Key: Buffer
  wechatPayPublicKeyId: string
  wechatPayPublicKey: KeyObject | null
  wechatPayCertificates: readonly X509Certificate[]
  wechatPayBaseUrl: string
}

export interface WechatPayNeeds extends SigningNeeds {
  timeoutMs: number
  /** Where WeChat sends the notices of an account: https, public, without a query. */
  noticeUrl: (account: string) => string
  log: (call: CallRecord) => void
}

interface Connection {
  settings: WechatPaySettings
  needs: WechatPayNeeds
  anchors: Anchors
  wire: Wire
}

const gatewayOf = (merchant: Merchant, connection: Connection): Gateway => {
  const { settings, anchors, wire } = connection
  const orderPath = (outTradeNo: string) => `${ordersPath(merchant)}/out-trade-no/${encodeURIComponent(outTradeNo)}`
  const believed = async (call: () => Promise<Reply>): Promise<Reply> =>
    (await anchors.ready(wire.get)) ? call() : { kind: 'unknown', why: 'no-key-to-verify-with' }
  return {
    channel: 'wechat',
    account: payeeOf(merchant),
    open: (order) => open(order, merchant, { ...connection, believed }),
    query: async (outTradeNo) => {
      const parties = new URLSearchParams(partiesOf(merchant))
      return fromQuery(await believed(() => wire.get(`${orderPath(outTradeNo)}?${parties}`)), outTradeNo)
    },
    close: async (outTradeNo) => fromClosing(await believed(() => wire.post(`${orderPath(outTradeNo)}/close`, partiesOf(merchant)))),
    readNotice: (notice, now) => readNotice(notice, { table: anchors.table(), apiV3Key: settings.wechatPayApiV3Key }, now),
  }
}

type Opening = Connection & { believed: (call: () => Promise<Reply>) => Promise<Reply> }

const open = async (order: GatewayOrder, merchant: Merchant, { settings, needs, wire, believed }: Opening): Promise<Answer<Ticket>> => {
  const { way } = order
  const appId = way.kind === 'jsapi' ? way.appId : settings.wechatPayAppIds[0]
  if (!appId || !settings.wechatPayAppIds.includes(appId)) return refused('not-allowed')
  const body = toBody(order, { merchant, appId, noticeUrl: needs.noticeUrl(payeeOf(merchant)) })
  const reply = await believed(() => wire.post(`${ordersPath(merchant)}/${way.kind}`, body))
  if (way.kind === 'native') {
    const opened = fromOpening(reply, 'code_url')
    return opened.state === 'done' ? done({ kind: 'native', codeUrl: opened.value }) : opened
  }
  const opened = fromOpening(reply, 'prepay_id')
  return opened.state === 'done' ? done({ kind: 'jsapi', params: payParams(appId, opened.value, { needs, wire }) }) : opened
}

/** Signed for this moment and this application; the wallet takes nothing else. */
const payParams = (appId: string, prepayId: string, { needs, wire }: { needs: SigningNeeds; wire: Wire }) => {
  const timeStamp = timestampAt(needs.now())
  const nonceStr = makeNonce(needs.chance)
  const prepared = `prepay_id=${prepayId}`
  const paySign = wire.signLines([appId, timeStamp, nonceStr, prepared])
  return { appId, timeStamp, nonceStr, package: prepared, signType: 'RSA' as const, paySign }
}

const merchantsOf = ({ wechatPayMchId: mchid, wechatPaySubMchIds }: WechatPaySettings): Merchant[] =>
  wechatPaySubMchIds.length > 0 ? wechatPaySubMchIds.map((subMchid) => ({ kind: 'partner', mchid, subMchid })) : [{ kind: 'direct', mchid }]

const heldBy = ({ wechatPayPublicKeyId: id, wechatPayPublicKey: key, wechatPayCertificates: certificates }: WechatPaySettings) => {
  if (id === '' && !key) return { certificates }
  if (id === '' || !key) throw new Error('设置有误：WECHAT_PAY_PUBLIC_KEY_ID 与 WECHAT_PAY_PUBLIC_KEY 要么都填，要么都不填')
  return { publicKey: { id, key }, certificates }
}

const accountOf = (settings: WechatPaySettings) => ({
  mchid: settings.wechatPayMchId,
  serial: settings.wechatPaySerial,
  privateKey: settings.wechatPayPrivateKey,
  baseUrl: settings.wechatPayBaseUrl,
})
