// The local WeChat Pay as the provider in the specification of channels: another hand wrote it, from the same wire.
import { createPublicKey } from 'node:crypto'
import { fen } from '@yft/core/shared/fen'
import type { GatewayOrder } from '../../../../../bff/ports/gateway'
import { startWechatPay } from '../../../../../bff/simulators/wechat-pay/index'
import type { Knobs } from '../../../../../bff/simulators/wechat-pay/knobs'
import type { Provider } from '../../gateway.spec-of'
import { gatewayAt, order, samples } from './merchant'

export const startSimulated = async (way: GatewayOrder['way'], held: 'public-key' | 'certificates'): Promise<Provider> => {
  const simulator = await startWechatPay({ merchants: [merchant] })
  const keys =
    held === 'public-key'
      ? { wechatPayPublicKeyId: simulator.publicKey.id, wechatPayPublicKey: createPublicKey(simulator.publicKey.pem) }
      : { wechatPayPublicKeyId: '', wechatPayPublicKey: null }
  const connectedFor = async (timeoutMs: number) => {
    const { gateway } = gatewayAt(simulator.url, { settings: keys, needs: { timeoutMs, now: () => new Date() } })
    // A merchant with certificates has fetched them when the server starts, long before a payer comes.
    await gateway.query('warm-up')
    return gateway
  }
  const expiresAt = new Date(Date.now() + 900_000)
  return {
    gateway: await connectedFor(10_000),
    hurried: await connectedFor(hurriedMs),
    hurriedMs,
    order: (number) => ({ ...order, outTradeNo: `P${String(number).padStart(14, '0')}`, amountFen: fen(100 + number), expiresAt, way }),
    pay: (outTradeNo) => {
      const why = simulator.pay(outTradeNo)
      if (why) throw new Error(why)
    },
    behave: (how) => {
      Object.assign(simulator.knobs, days[how])
    },
    stop: simulator.stop,
  }
}

const merchant = {
  mchid: samples.mchid,
  appIds: [samples.appid],
  serial: samples.merchantSerial,
  key: createPublicKey(samples.merchantPublicKeyPem),
  apiV3Key: samples.apiV3Key,
}

const hurriedMs = 1_000

const goodDay = { answerSignature: 'good', slowAfterMs: 0 } satisfies Partial<Knobs>

const days: Record<Parameters<Provider['behave']>[0], Partial<Knobs>> = {
  well: goodDay,
  slow: { ...goodDay, slowAfterMs: 2 * hurriedMs },
  'badly-signed': { ...goodDay, answerSignature: 'bad' },
  silent: { ...goodDay, slowAfterMs: 60_000 },
}
