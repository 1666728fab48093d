// One client for three hosts: whatever comes back is an answer, a refusal in words, or «unsure», never «failed».
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'
import { freshPhone, type Phone } from '../worlds/taro'

let phone: Phone
let client: typeof import('../../../miniapp/src/api/client')

beforeEach(async () => {
  vi.resetModules()
  const { held } = await import('../worlds/taro')
  phone = { ...freshPhone(), storage: new Map([['token', 'abc']]) }
  held.phone = phone
  client = await import('../../../miniapp/src/api/client')
})

const refused = { code: 'contract-unfit', message: '信息不匹配,请核对通知单上的合同号与手机号', requestId: 'req-1' }
const ask = () => client.call('bindByInvitation', { code: 'x' })

test('the token and a request number go with every request, ids into the path, the rest into the data', async () => {
  phone.answer = async () => ({ statusCode: 200, data: { demo: false } })
  await client.call('bill', { projectId: 'SF01', billId: 'bil_1' })
  await client.call('listBills', { show: 'open', leaseId: undefined })
  expect(phone.asked.map(({ url, method, data }) => ({ url, method, data }))).toEqual([
    { url: '/api/projects/SF01/bills/bil_1', method: 'GET', data: {} },
    { url: '/api/bills', method: 'GET', data: { show: 'open' } },
  ])
  expect(phone.asked[0]?.header.authorization).toBe('Bearer abc')
  expect(phone.asked[0]?.header['x-request-id']).toMatch(/^[0-9a-z]{12}$/)
})

test('WeChat hands a refusal over as an answer', async () => {
  phone.answer = async () => ({ statusCode: 409, data: refused })
  expect(await ask()).toEqual({ ok: false, kind: 'refused', ...refused })
})

test.each([
  ['as data', refused],
  ['as text', JSON.stringify(refused)],
])('Alipay hands the same refusal over as error 19, its body %s', async (_, data) => {
  phone.answer = () => Promise.reject({ error: 19, errorMessage: 'http status error', status: 409, data })
  expect(await ask()).toEqual({ ok: false, kind: 'refused', ...refused })
})

test.each([
  ['a time-out', { errMsg: 'request:fail timeout' }],
  ['a time-out in Alipay', { error: 13, errorMessage: 'timeout' }],
  ['a gateway that answers with a page', { statusCode: 502, data: '<html>' }],
])('%s leaves it unsure', async (_, fault) => {
  phone.answer = () => Promise.reject(fault)
  expect(await ask()).toMatchObject({ ok: false, kind: 'unsure', offline: false })
})

test('an answer that is not ours is unsure, not a success', async () => {
  phone.answer = async () => ({ statusCode: 200, data: '<html>请登录校园网</html>' })
  expect(await ask()).toMatchObject({ ok: false, kind: 'unsure' })
})

test('without a network the answer says so', async () => {
  phone.networkType = 'none'
  phone.answer = () => Promise.reject({ errMsg: 'request:fail' })
  expect(await ask()).toMatchObject({ ok: false, kind: 'unsure', offline: true })
})

test('a session that the server ended leaves nothing on the phone and leads to signing in, once', async () => {
  phone.answer = async () => ({ statusCode: 401, data: { code: 'not-signed-in', message: '登录已过期,请重新登录', requestId: 'r' } })
  await Promise.all([client.call('home', {}), client.call('me', {})])
  expect(phone.storage.get('token')).toBe(null)
  expect(phone.visited).toEqual(['navigateTo /packages/session/sign-in/index?ended=1'])
})
