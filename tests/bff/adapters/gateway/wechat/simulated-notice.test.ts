// A payment at the local WeChat Pay reaches us as a notice that is read, whichever key signs it.
import { createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RawNotice } from '../../../../../bff/ports/gateway'
import { startWechatPay } from '../../../../../bff/simulators/wechat-pay/index'
import type { Knobs } from '../../../../../bff/simulators/wechat-pay/knobs'
import { gatewayAt, order, samples } from './merchant'
import { startWireServer } from './wire-server'

const world = async (knobs: Partial<Knobs>) => {
  const key = createPublicKey(samples.merchantPublicKeyPem)
  const { mchid, appid, merchantSerial: serial, apiV3Key } = samples
  const simulator = await startWechatPay({ merchants: [{ mchid, appIds: [appid], serial, key, apiV3Key }] })
  Object.assign(simulator.knobs, knobs)
  const receiver = await startWireServer(() => ({ status: 204 }))
  const { gateway } = gatewayAt(simulator.url, {
    settings: { wechatPayPublicKeyId: simulator.publicKey.id, wechatPayPublicKey: createPublicKey(simulator.publicKey.pem) },
    needs: { now: () => new Date(), noticeUrl: (account) => `${receiver.baseUrl}/${account}` },
  })
  const notices = (): RawNotice[] =>
    receiver.taken.map(({ headers, text }) => ({ headers: headers as RawNotice['headers'], body: Buffer.from(text) }))
  const pay = async () => {
    expect((await gateway.open({ ...order, expiresAt: new Date(Date.now() + 900_000) })).state).toBe('done')
    expect(simulator.pay(order.outTradeNo)).toBeUndefined()
    await expect.poll(() => notices().length, { timeout: 20_000 }).toBeGreaterThan(0)
    return notices().map((notice) => gateway.readNotice(notice, new Date()))
  }
  return { pay, stop: () => Promise.all([simulator.stop(), receiver.stop()]) }
}

test.each([
  ['the public key', { noticePublicKeyPercent: 100 }],
  ['a platform certificate, fetched at the start', { noticePublicKeyPercent: 0 }],
])('signed by %s, it tells the payment', async (_, knobs) => {
  const { pay, stop } = await world(knobs)
  const [verdict] = await pay()
  expect(verdict).toMatchObject({
    kind: 'paid',
    paid: { outTradeNo: order.outTradeNo, merchant: samples.mchid, app: samples.appid, totalFen: order.amountFen, currency: 'CNY' },
  })
  await stop()
})

test('a probe is known as one', async () => {
  const { pay, stop } = await world({ noticeProbe: true })
  expect(await pay()).toEqual([{ kind: 'unverified', why: 'probe' }])
  await stop()
})

test('another amount is told as it is, for the comparison with the order', async () => {
  const { pay, stop } = await world({ paidWrong: 'amount' })
  expect(await pay()).toMatchObject([{ kind: 'paid', paid: { totalFen: order.amountFen + 1 } }])
  await stop()
})
