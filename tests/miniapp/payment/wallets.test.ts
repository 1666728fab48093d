// What each host can do with WeChat Pay, and what its wallet's answers mean.
// @vitest-environment jsdom
import { isId } from '@yft/core/shared/id'
import { afterEach, describe, expect, test } from 'vitest'
import { newPaymentId } from '../../../miniapp/src/packages/payment/new-payment-id'
import { wechatPay as inAlipay } from '../../../miniapp/src/platform/pay.alipay'
import { wechatPay as inBrowser } from '../../../miniapp/src/platform/pay.h5'
import { wechatPay as inWechat } from '../../../miniapp/src/platform/pay.weapp'
import { walletTicket } from '../worlds/payments'
import { held } from '../worlds/taro'

if (walletTicket?.kind !== 'jsapi') throw new Error('the wallet needs a ticket of its own')
const { params } = walletTicket

afterEach(() => {
  Reflect.deleteProperty(navigator, 'userAgent')
  Reflect.deleteProperty(globalThis, 'WeixinJSBridge')
})

const browseAs = (agent: string) => Object.defineProperty(navigator, 'userAgent', { value: agent, configurable: true })

test('Alipay opens no other wallet', () => expect(inAlipay).toBeNull())

test.each([
  ['Mozilla/5.0 (Windows NT 10.0)', ['qr']],
  ['Mozilla/5.0 MicroMessenger/8.0.50', ['wechat-browser', 'qr']],
  ['Mozilla/5.0 wxwork/4.1 MicroMessenger/7.0.1', ['qr']],
])('the ways to pay in %s', (agent, ways) => {
  browseAs(agent)
  expect(inBrowser?.ways()).toEqual(ways)
})

describe('the mini-program', () => {
  test.each([
    ['requestPayment:fail cancel', 'cancelled'],
    ['requestPayment:fail 系统繁忙', 'failed'],
  ])('%s is %s', async (errMsg, said) => {
    held.phone.wallet = () => Promise.reject({ errMsg })
    expect(await inWechat?.open(params)).toBe(said)
  })

  test('hands the wallet what the server signed, without the application’s name', async () => {
    let given = {}
    held.phone.wallet = async (asked) => {
      given = asked
      return { errMsg: 'requestPayment:ok' }
    }
    expect(await inWechat?.open(params)).toBe('done')
    const { appId: _, ...rest } = params
    expect(given).toEqual(rest)
  })
})

describe('WeChat’s browser', () => {
  test.each([
    ['get_brand_wcpay_request:ok', 'done'],
    ['get_brand_wcpay_request:cancel', 'cancelled'],
    ['get_brand_wcpay_request:fail', 'failed'],
  ])('%s is %s, also where the bridge comes late', async (err_msg, said) => {
    const answer = inBrowser?.open(params)
    let asked: unknown[] = []
    Object.assign(globalThis, {
      WeixinJSBridge: {
        invoke: (name: string, given: object, told: (answer: object) => void) => {
          asked = [name, given]
          told({ err_msg })
        },
      },
    })
    document.dispatchEvent(new Event('WeixinJSBridgeReady'))
    expect(await answer).toBe(said)
    expect(asked).toEqual(['getBrandWCPayRequest', params])
  })
})

test.each([
  ['mini-program', inWechat],
  ['browser', inBrowser],
])('an id made in the %s has the form of a payment’s id and no twin', async (_, host) => {
  if (!host) throw new Error('it pays')
  const ids = await Promise.all(Array.from({ length: 1_000 }, () => newPaymentId(host.random)))
  expect(ids.every((id) => isId('payment', id))).toBe(true)
  expect(new Set(ids).size).toBe(1_000)
})

test('every byte counts for five bits of the id, none is favoured', async () => {
  const bytes = Uint8Array.from({ length: 26 }, (_, index) => index * 8)
  expect(await newPaymentId(async (count) => bytes.slice(0, count))).toBe('pay_08gr08gr08gr08gr08gr08gr08')
})
