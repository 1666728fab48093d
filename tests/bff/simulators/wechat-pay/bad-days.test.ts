// Each knob gives the shop one bad day, and only that: what was taken stays taken, what was not does not.
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startWechatPay } from '../../../../bff/simulators/wechat-pay/index'
import { goodDay, type Knobs } from '../../../../bff/simulators/wechat-pay/knobs'
import { ask, handWorld, isVouched, merchant, newNumber, orderBody } from './shop'

const world = handWorld()
const simulator = await startWechatPay({ merchants: [merchant], world })
afterAll(() => simulator.stop())
beforeEach(() => void Object.assign(simulator.knobs, goodDay))

const open = (no: string) =>
  ask(simulator.url, world.now(), 'POST', '/v3/pay/transactions/native', orderBody(world.now(), { out_trade_no: no }), {
    headers: { 'Wechatpay-Serial': simulator.publicKey.id },
  })
const stateOf = async (no: string): Promise<string> => {
  Object.assign(simulator.knobs, goodDay)
  const { json } = await ask(simulator.url, world.now(), 'GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${merchant.mchid}`)
  return json.trade_state ?? json.code
}

const cuts: [Knobs['cut'], string][] = [
  ['before', 'ORDER_NOT_EXIST'],
  ['after', 'NOTPAY'],
  ['middle', 'NOTPAY'],
]
test.each(cuts)('cut off %s: no answer, and the order is %s', async (cut, state) => {
  const no = newNumber()
  simulator.knobs.cut = cut
  await expect(open(no)).rejects.toThrow()
  expect(await stateOf(no)).toBe(state)
})

const refusals: [Knobs['refuse'], number, string | undefined, string][] = [
  ['429', 429, 'FREQUENCY_LIMITED', 'ORDER_NOT_EXIST'],
  ['500', 500, 'SYSTEM_ERROR', 'ORDER_NOT_EXIST'],
  ['500-done', 500, 'SYSTEM_ERROR', 'NOTPAY'],
  ['502', 502, undefined, 'ORDER_NOT_EXIST'],
]
test.each(refusals)('refused by %s: %i %s, and the order is %s', async (refuse, status, code, state) => {
  const no = newNumber()
  simulator.knobs.refuse = refuse
  const answer = await open(no)
  expect([answer.status, answer.json?.code]).toEqual([status, code])
  if (status >= 500) expect(answer.headers.get('wechatpay-signature')).toBeNull()
  expect(await stateOf(no)).toBe(state)
})

describe('slow', () => {
  test.each([
    ['slowBeforeMs', 'ORDER_NOT_EXIST'],
    ['slowAfterMs', 'NOTPAY'],
  ] as const)('%s: meanwhile the order is %s, at last it is there', async (knob, meanwhile) => {
    const no = newNumber()
    simulator.knobs[knob] = 300
    const answer = open(no)
    await vi.waitFor(() => expect(world.waiting()).toEqual([300]))
    expect(await stateOf(no)).toBe(meanwhile)
    world.pass(300)
    expect((await answer).status).toBe(200)
    expect(await stateOf(no)).toBe('NOTPAY')
  })
})

test.each([
  ['bad', false],
  ['probe', false],
  ['none', false],
  ['good', true],
] as const)('answers with a signature that is %s', async (answerSignature, vouched) => {
  simulator.knobs.answerSignature = answerSignature
  const { status, headers, text } = await open(newNumber())
  expect(status).toBe(200)
  expect(isVouched(headers, text, simulator.publicKey.pem)).toBe(vouched)
  expect(headers.get('wechatpay-signature')?.startsWith('WECHATPAY/SIGNTEST/') ?? false).toBe(answerSignature === 'probe')
})

describe('knobs over HTTP', () => {
  const put = async (body: string) => {
    const response = await fetch(`${simulator.url}/knobs`, { method: 'PUT', body })
    return { status: response.status, json: await response.json() }
  }

  test('turn as told and stay until told otherwise', async () => {
    const { status, json } = await put('{"slowAfterMs":20,"noticeTwice":true}')
    expect([status, json]).toEqual([200, { ...goodDay, slowAfterMs: 20, noticeTwice: true }])
    expect(await (await fetch(`${simulator.url}/knobs`)).json()).toEqual(json)
  })

  test.each([
    ['{"slowAfterMs":-1}', 'slowAfterMs'],
    ['{"slowAfterMs":1.5}', 'slowAfterMs'],
    ['{"noticeTwice":"yes"}', 'noticeTwice'],
    ['{"cut":"sideways"}', 'cut'],
    ['{"cut":"constructor"}', 'cut'],
    ['{"noticeTwice":true,"constructor":1}', 'constructor'],
    ['[]', ''],
    ['{', ''],
  ])('%s is refused by name, and no knob turns', async (body, name) => {
    expect(await put(body)).toMatchObject({ status: 400, json: { name } })
    expect(simulator.knobs).toEqual(goodDay)
  })
})
