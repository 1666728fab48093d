// T18: the line to WeChat Pay is late, broken off, cut or dead while orders are opened: each stays unsure, goes on under the same number,
// and in the end WeChat has one order for each and every one is paid once.
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { chance } from '../../../bff/adapters/chance/node'
import { wechat } from '../../../bff/adapters/gateway/wechat/index'
import { ids } from '../../../bff/adapters/ids/derived'
import { connect } from '../../../bff/adapters/store/connect'
import { paymentStore } from '../../../bff/adapters/store/payment/index'
import { sessionStore } from '../../../bff/adapters/store/session/index'
import { startWechatPay } from '../../../bff/simulators/wechat-pay/index'
import { realWorld } from '../../../bff/simulators/wechat-pay/world'
import { askProvider } from '../../../bff/usecases/payment/ask-provider'
import { payment } from '../../../bff/usecases/payment/index'
import { fen } from '../../../core/shared/fen'
import { violations } from '../../worlds/sound'
import { type Line, startTcpProxy } from '../../worlds/tcp-proxy'
import { account, addBills, billFen, openedAt, type Place, receivableOf, seed, unlimited } from './till'

export interface Sickness {
  rounds: number
  /** Openings after which the page said that nobody knows yet. */
  unsure: number
  attempts: number
  ordersAtWechat: number
  paid: number
  receipts: number
  violations: string[]
}

/** Longer than an honest answer takes on a machine that is busy with other things. */
const timeoutMs = 400

const lines: readonly Line[] = [{ lateMs: 2 * timeoutMs }, 'reset-before', 'reset-after', 'cut', 'half-open']

export const sickLine = async (place: Place, rounds: number): Promise<Sickness> => {
  const owner = connect(place.ownerUrl, { name: 'yft-storm', max: 2 })
  const app = connect(place.appUrl, { name: 'yft-storm', max: 8 })
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const clock = { now: openedAt }
  const merchant = { mchid: account, appIds: ['wx1'], serial: '7D3E0000000000000000000000000000000000D0', key: publicKey }
  const simulator = await startWechatPay({
    merchants: [{ ...merchant, apiV3Key: 'k'.repeat(32) }],
    world: { ...realWorld, now: () => clock.now },
  })
  // No notice reaches us: what became of an order is known only from asking.
  simulator.knobs.noticeSilent = true
  const proxy = await startTcpProxy(Number(new URL(simulator.url).port))
  const connectVia = (url: string, limitMs: number) => {
    const [gateway] = wechat.connect(
      {
        wechatPayMchId: account,
        wechatPaySubMchIds: [],
        wechatPayAppIds: merchant.appIds,
        wechatPaySerial: merchant.serial,
        wechatPayPrivateKey: privateKey,
        wechatPayApiV3Key: Buffer.from('k'.repeat(32)),
        wechatPayPublicKeyId: simulator.publicKey.id,
        wechatPayPublicKey: createPublicKey(simulator.publicKey.pem),
        wechatPayCertificates: [],
        wechatPayBaseUrl: url,
      },
      { now: () => clock.now, chance, timeoutMs: limitMs, noticeUrl: () => 'http://127.0.0.1:9/', log: () => {} },
    )
    if (!gateway) throw new Error('no channel')
    return {
      payments: paymentStore(app),
      sessions: sessionStore(app),
      ids: ids(),
      gateways: { forCompany: () => gateway, named: () => gateway },
      wechatApps: { miniProgram: 'wx1', officialAccount: null },
      rate: unlimited,
      demo: false,
    }
  }
  const [sick, well] = [connectVia(`http://127.0.0.1:${proxy.port}`, timeoutMs), connectVia(simulator.url, 20_000)]
  try {
    await seed(owner)
    await addBills(owner, rounds)
    const begun: string[] = []
    let unsure = 0
    for (const [index, line] of lines.entries()) {
      proxy.line = line
      const ours = Array.from({ length: rounds }, (_, round) => round).filter((round) => round % lines.length === index)
      for (const round of ours) {
        const paymentId = ids().derive('payment', 'sick', round)
        const items = [{ receivableId: receivableOf(round), expectedFen: fen(billFen) }]
        const caller = { tokenHash: 'tok_one', address: '10.0.0.1', now: clock.now }
        const outcome = await payment(sick).startPayment(caller, { projectId: 'P1', paymentId, way: 'qr', items })
        if (outcome.ok && outcome.value.ticket === null && outcome.value.payment.state === 'asking') unsure += 1
        begun.push(paymentId)
      }
    }
    for (const paymentId of begun) {
      const place = { projectId: 'P1', paymentId }
      // The payer asks again while the janitor does: both go on with the number that there is.
      const caller = { tokenHash: 'tok_one', address: '10.0.0.1', now: clock.now }
      await Promise.all([
        payment(well).continuePayment(caller, place),
        askProvider(well)({ projectId: 'P1', orderId: paymentId }, clock.now),
      ])
    }
    for (const { body } of simulator.orders()) simulator.pay(body.out_trade_no)
    clock.now = new Date(openedAt.getTime() + 60_000)
    for (const paymentId of begun) await askProvider(well)({ projectId: 'P1', orderId: paymentId }, clock.now)
    const [kept] = await owner<{ attempts: number; receipts: number }[]>`
      select (select count(*) from attempt) as attempts, (select count(*) from receipt) as receipts`
    return {
      rounds,
      unsure,
      attempts: kept?.attempts ?? 0,
      ordersAtWechat: simulator.orders().length,
      paid: simulator.orders().filter((order) => order.payment).length,
      receipts: kept?.receipts ?? 0,
      violations: await violations(owner),
    }
  } finally {
    await proxy.stop()
    await simulator.stop()
    await Promise.all([owner.end(), app.end()])
  }
}
