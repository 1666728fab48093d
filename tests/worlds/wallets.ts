// The three providers as simulators, and the adapters that talk to them, with keys made for the occasion.
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { alipaySignIn } from '../../bff/adapters/sign-in/alipay/index'
import { wechatSignIn } from '../../bff/adapters/sign-in/wechat/index'
import { smsGateway } from '../../bff/adapters/sms/gateway'
import { startAlipay } from '../../bff/simulators/alipay/index'
import { startSms } from '../../bff/simulators/sms/index'
import { startWechat } from '../../bff/simulators/wechat/index'

/** Stopped when the test file is through. */
export const wallets = async (timeoutMs = 500) => {
  const wechatAccount = { appId: 'wxtest', secret: 'secret' }
  const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const alipayAccount = { appId: '2021test', appKey: rsa(), providerKey: rsa(), aesKey: randomBytes(16) }
  const wechat = await startWechat(wechatAccount)
  const alipay = await startAlipay(alipayAccount)
  const sms = await startSms({ key: 'sms-key' })
  afterAll(async () => {
    await Promise.all([wechat.stop(), alipay.stop(), sms.stop()])
  })
  return {
    simulators: { wechat, alipay, sms },
    accounts: { wechat: wechatAccount, alipay: alipayAccount },
    ports: {
      wechat: wechatSignIn({ ...wechatAccount, baseUrl: wechat.url, timeoutMs }, () => new Date()),
      alipay: alipaySignIn({
        appId: alipayAccount.appId,
        privateKey: alipayAccount.appKey,
        publicKey: createPublicKey(alipayAccount.providerKey),
        aesKey: alipayAccount.aesKey,
        gateway: alipay.gateway,
        timeoutMs,
      }),
      sms: smsGateway({ url: sms.sendUrl, key: 'sms-key', timeoutMs }),
    },
  }
}
