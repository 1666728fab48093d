// Somebody plays the payer: on the provider's page with a code, or on the sheet over the shop's page.
import { JSDOM } from 'jsdom'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startWechatPay } from '../../../../bff/simulators/wechat-pay/index'
import { goodDay } from '../../../../bff/simulators/wechat-pay/knobs'
import { ask, handWorld, listener, merchant, newNumber, orderBody, sheetParams, vectors } from './shop'

const world = handWorld()
const simulator = await startWechatPay({ merchants: [merchant], world })
const { heard, url } = await listener()
afterAll(() => simulator.stop())
beforeEach(() => void Object.assign(simulator.knobs, goodDay))

const open = async (changed: Record<string, unknown> = {}, way = 'native'): Promise<{ no: string; ticket: string }> => {
  const no = newNumber()
  const body = orderBody(world.now(), { out_trade_no: no, notify_url: url, ...changed })
  const { json } = await ask(simulator.url, world.now(), 'POST', `/v3/pay/transactions/${way}`, body)
  return { no, ticket: json.prepay_id ?? json.code_url.split('pr=')[1] }
}
const stateOf = async (no: string): Promise<string> =>
  (await ask(simulator.url, world.now(), 'GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${merchant.mchid}`)).json.trade_state
const page = async (path = '/') => new JSDOM(await (await fetch(simulator.url + path)).text()).window.document
const tap = (ticket: string, result: string) =>
  fetch(`${simulator.url}/orders/${ticket}`, { method: 'POST', body: new URLSearchParams({ result }) })
const cardOf = async (no: string) => [...(await page()).querySelectorAll('section')].find((card) => card.textContent?.includes(no))

describe('the page', () => {
  test('lists amount, description, number and code of each open order, in Chinese, for a phone, and says that it is a simulation', async () => {
    const { no, ticket } = await open({ description: '5月账单 <b>&"', amount: { total: 366311, currency: 'CNY' } })
    const card = (await cardOf(no))?.textContent ?? ''
    for (const shown of [
      '¥3,663.11',
      '5月账单 <b>&"',
      no,
      '请在 3月1日 10:49:56 前付款',
      `weixin://wxpay/bizpayurl?pr=${ticket}`,
      '付款',
      '取消',
    ])
      expect(card).toContain(shown)
    const whole = await page()
    expect(whole.body.textContent).toContain('不是真的微信支付')
    expect(whole.documentElement.lang).toBe('zh-CN')
    expect(whole.querySelector('meta[name=viewport]')?.getAttribute('content')).toContain('width=device-width')
  })

  test('付款 pays once and sends the notice; the card is gone', async () => {
    const { no, ticket } = await open()
    expect((await tap(ticket, 'ok')).url).toBe(`${simulator.url}/?told=paid`)
    expect(await stateOf(no)).toBe('SUCCESS')
    world.pass(0)
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    expect(await cardOf(no)).toBeUndefined()
    expect((await tap(ticket, 'ok')).url).toBe(`${simulator.url}/?told=refused`)
    expect(world.waiting()).toEqual([])
  })

  test('取消 takes no money, and the order can still be paid', async () => {
    const { no, ticket } = await open()
    expect((await tap(ticket, 'cancel')).url).toBe(`${simulator.url}/?told=cancelled`)
    expect(await stateOf(no)).toBe('NOTPAY')
    await tap(ticket, 'ok')
    expect(await stateOf(no)).toBe('SUCCESS')
  })

  test('a closed order is paid only on a day when that happens', async () => {
    const { no, ticket } = await open()
    await ask(simulator.url, world.now(), 'POST', `/v3/pay/transactions/out-trade-no/${no}/close`, { mchid: merchant.mchid })
    await tap(ticket, 'ok')
    expect(await stateOf(no)).toBe('CLOSED')
    expect(await cardOf(no)).toBeUndefined()
    simulator.knobs.payClosed = true
    expect(await cardOf(no)).toBeDefined()
    await tap(ticket, 'ok')
    expect(await stateOf(no)).toBe('SUCCESS')
  })

  test('a code of two hours ago is too old', async () => {
    const { no, ticket } = await open({ time_expire: undefined })
    world.pass(2 * 3_600_000)
    await tap(ticket, 'ok')
    expect(await stateOf(no)).toBe('NOTPAY')
  })

  test('shows no secret', async () => {
    await open()
    const shown = (await page()).documentElement.innerHTML + (await page('/control')).documentElement.innerHTML
    for (const secret of [vectors.apiV3Key, 'PRIVATE KEY', merchant.serial]) expect(shown).not.toContain(secret)
  })

  test('its knobs are a form that turns them, and back again', async () => {
    const form = (await page('/control')).querySelector<HTMLFormElement>('form[action="/control"]')
    const fields = new URLSearchParams(
      [...(form?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input:not([type=checkbox]), select') ?? [])].map((field) => [
        field.name,
        field.value,
      ]),
    )
    const send = () => fetch(`${simulator.url}/control`, { method: 'POST', body: fields })
    await send()
    expect(simulator.knobs).toEqual(goodDay)
    fields.set('noticeProbe', 'on')
    fields.set('slowAfterMs', '1500')
    await send()
    expect(simulator.knobs).toEqual({ ...goodDay, noticeProbe: true, slowAfterMs: 1500 })
    expect((await page('/control')).querySelector<HTMLInputElement>('input[name=noticeProbe]')?.checked).toBe(true)
    fields.set('slowAfterMs', '-1')
    expect((await send()).status).toBe(400)
  })

  test('a tap changes the platform certificate', async () => {
    const before = simulator.certificates().length
    await fetch(`${simulator.url}/rotate`, { method: 'POST' })
    expect(simulator.certificates()).toHaveLength(before + 1)
  })
})

describe('the sheet', () => {
  const payer = { payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' } }
  const play = async (ticket: string, body: object) => {
    const response = await fetch(`${simulator.url}/pay/${ticket}`, { method: 'POST', body: JSON.stringify(body) })
    return { status: response.status, origin: response.headers.get('access-control-allow-origin'), json: await response.json() }
  }

  test('opens for what the shop signed, and pays', async () => {
    const { no, ticket } = await open(payer, 'jsapi')
    const params = sheetParams(ticket, world.now())
    expect(await play(ticket, { result: 'cancel', ...params })).toEqual({ status: 200, origin: '*', json: { result: 'cancel' } })
    expect(await stateOf(no)).toBe('NOTPAY')
    expect((await play(ticket, { result: 'ok', appId: vectors.appid, ...params })).json).toEqual({ result: 'ok' })
    expect(await stateOf(no)).toBe('SUCCESS')
    expect(await play(ticket, { result: 'ok', ...params })).toMatchObject({ status: 400, json: { result: 'fail', why: '该订单已付款' } })
  })

  test('does not open for anything else', async () => {
    const { no, ticket } = await open(payer, 'jsapi')
    const other = await open(payer, 'jsapi')
    const params = sheetParams(ticket, world.now())
    const { paySign: _, ...unsigned } = params
    for (const [shown, why] of [
      [{ ...params, nonceStr: 'other' }, '支付验证签名失败'],
      [{ ...params, appId: 'wx1111111111111111' }, 'appId 与下单时不同'],
      [{ ...params, signType: 'MD5' }, 'signType 只能是 RSA'],
      [{ ...params, timeStamp: Number(params.timeStamp) }, '缺少参数 timeStamp，或不是文字'],
      [unsigned, '缺少参数 paySign，或不是文字'],
      [sheetParams(other.ticket, world.now()), 'package 与下单所得不同'],
    ] as const)
      expect(await play(ticket, { result: 'ok', ...shown })).toMatchObject({ status: 400, json: { result: 'fail', why } })
    expect(await play(ticket, { ...params })).toMatchObject({ status: 400, json: { why: 'result 只能是 ok 或 cancel' } })
    expect(await play('wx0', { result: 'ok', ...params })).toMatchObject({ status: 404 })
    expect(await stateOf(no)).toBe('NOTPAY')
  })

  test('may be asked from another page in a browser', async () => {
    const { status, headers } = await fetch(`${simulator.url}/pay/wx0`, { method: 'OPTIONS' })
    expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-headers')]).toEqual([
      204,
      '*',
      'content-type',
    ])
  })
})
