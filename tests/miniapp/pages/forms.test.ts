// Signing in, binding a contract and signing out: what is wrong stands below its field, and what was typed stays.
// @vitest-environment jsdom
import { refusalTexts } from '@yft/core/text/refusals'
import { expect, test } from 'vitest'
import * as park from '../worlds/a-1203'
import { serve, show } from '../worlds/show'

const signIn = (answers = {}, params = {}) =>
  show({ page: () => import('../../../miniapp/src/packages/session/sign-in/index'), answers, params, token: null })
const bind = (answers = {}) => show({ page: () => import('../../../miniapp/src/packages/estate/bind/index'), answers })

const codeSent = { smsCodeId: 'sms-1', resendAfterS: 60 }
const signed = { token: 'fresh', endsAt: '2026-01-01T00:00:00.000Z', bound: true }
const refused = (code: keyof typeof refusalTexts) => ({ status: 409, code, message: refusalTexts[code] })

test('a phone that is too short is told so and stays typed', async () => {
  const screen = await signIn()
  await screen.type('sign-in-phone', '138001')
  await screen.tap('sign-in-sms-send')
  expect(screen.text('sign-in-phone-error')).toBe('手机号应为 11 位,现在是 6 位')
  expect((screen.get('sign-in-phone') as HTMLInputElement).value).toBe('138001')
  expect(screen.phone.asked).toEqual([])
})

test('55: a code can be sent again after the seconds that the server gave; until then the button says why not', async () => {
  const screen = await signIn({ '/api/sms-codes': codeSent })
  await screen.type('sign-in-phone', '13800002209')
  await screen.tap('sign-in-sms-send')
  expect(screen.text('sign-in-sms-send-reason')).toMatch(/^(60|59) 秒后可重发$/)
  await screen.tap('sign-in-sms-send')
  expect(screen.phone.asked).toHaveLength(1)
})

const typeAll = async (screen: Awaited<ReturnType<typeof signIn>>, id: string) => {
  await screen.type(`${id}-phone`, '13800002209')
  await screen.tap(`${id}-sms-send`)
  await screen.type(`${id}-sms`, '123456')
}

test('phone and code sign in; who is bound goes home', async () => {
  const screen = await signIn({ '/api/sms-codes': codeSent, '/api/session/sms': signed })
  await typeAll(screen, 'sign-in')
  await screen.tap('sign-in-submit')
  expect(screen.phone.asked[1]?.data).toEqual({ phone: '13800002209', smsCode: '123456', smsCodeId: 'sms-1' })
  expect(screen.phone.storage.get('token')).toBe('fresh')
  expect(screen.phone.visited).toEqual(['switchTab /pages/home/index'])
})

test('who is not bound is asked for a contract', async () => {
  const screen = await signIn({ '/api/sms-codes': codeSent, '/api/session/sms': { ...signed, bound: false } })
  await typeAll(screen, 'sign-in')
  await screen.tap('sign-in-submit')
  expect(screen.phone.visited).toEqual(['redirectTo /packages/estate/bind/index'])
})

test('a wrong code is told below its field', async () => {
  const screen = await signIn({ '/api/sms-codes': codeSent, '/api/session/sms': refused('sms-code-wrong') })
  await typeAll(screen, 'sign-in')
  await screen.tap('sign-in-submit')
  expect(screen.text('sign-in-sms-error')).toBe('验证码不对或已过期,请重新获取')
  expect((screen.get('sign-in-sms') as HTMLInputElement).value).toBe('123456')
})

test('when nobody answers it says that nothing is known yet', async () => {
  const screen = await signIn({ '/api/sms-codes': codeSent })
  await typeAll(screen, 'sign-in')
  serve(screen.phone, { '/api/session/sms': 'offline' })
  await screen.tap('sign-in-submit')
  expect(screen.text('sign-in-sms-error')).toBe('网络没有回应,还不知道是否成功。请稍后再试')
})

test('a session that ended is told so on the way back in', async () => {
  expect((await signIn({}, { ended: '1' })).text('sign-in-ended')).toBe('登录已过期,请重新登录')
})

const sentTo = (screen: Awaited<ReturnType<typeof bind>>, url: string) => screen.phone.asked.find((asked) => asked.url === url)?.data

test('an invitation binds and leads home', async () => {
  const screen = await bind({ '/api/bindings/invitation': { partyName: '示例科技有限公司' } })
  await screen.type('bind-invitation', ' QX7F2 ')
  await screen.tap('bind-invitation-submit')
  expect(sentTo(screen, '/api/bindings/invitation')).toEqual({ code: 'QX7F2' })
  expect(screen.text('toast')).toBe('已绑定 示例科技有限公司')
  expect(screen.phone.visited).toEqual(['switchTab /pages/home/index'])
})

test('a contract binds by its number and a proven phone', async () => {
  const screen = await bind({ '/api/sms-codes': codeSent, '/api/bindings/contract': { partyName: '示例科技有限公司' } })
  await screen.tap('bind-tab-contract')
  await screen.type('bind-contract', 'HT-SF01-0012')
  await typeAll(screen, 'bind')
  await screen.tap('bind-contract-submit')
  const proof = { by: 'sms', phone: '13800002209', smsCode: '123456', smsCodeId: 'sms-1' }
  expect(sentTo(screen, '/api/bindings/contract')).toEqual({ contractNo: 'HT-SF01-0012', proof })
})

test('whose phone was proven at sign-in binds by it, without another code', async () => {
  const me = { ...park.me, maskedPhone: '138****2209' }
  const screen = await bind({ '/api/me': me, '/api/bindings/contract': { partyName: '示例科技有限公司' } })
  await screen.tap('bind-tab-contract')
  expect(screen.text('bind-proven-phone')).toBe('用 138****2209 绑定')
  await screen.tap('bind-proven-phone')
  expect(screen.text('bind-contract-error')).toBe('请填写合同号')
  await screen.type('bind-contract', 'HT-SF01-0012')
  await screen.tap('bind-proven-phone')
  expect(sentTo(screen, '/api/bindings/contract')).toEqual({ contractNo: 'HT-SF01-0012', proof: { by: 'signed-in' } })
})

test('a wrong contract and an unknown one are told alike', async () => {
  const screen = await bind({ '/api/sms-codes': codeSent, '/api/bindings/contract': refused('contract-unfit') })
  await screen.tap('bind-tab-contract')
  await screen.type('bind-contract', 'HT-SF01-9999')
  await typeAll(screen, 'bind')
  await screen.tap('bind-contract-submit')
  expect(screen.text('bind-contract-error')).toBe('信息不匹配,请核对通知单上的合同号与手机号')
})

test('ux 60: leaving names its consequence, and both buttons say what they do', async () => {
  const screen = await show({
    page: () => import('../../../miniapp/src/pages/me/index'),
    answers: { '/api/me': park.me, '/api/session': {} },
  })
  await screen.tap('me-sign-out')
  expect([screen.text('me-leave-act'), screen.text('me-leave-leave')]).toEqual(['退出登录', '先不退出'])
  expect(screen.text('me-leave')).toContain('账单和绑定关系不受影响')
  await screen.tap('me-leave-act')
  expect(screen.phone.asked[1]).toMatchObject({ method: 'DELETE', url: '/api/session' })
  expect(screen.phone.storage.get('token')).toBe(null)
  expect([...screen.phone.storage.keys()].filter((key) => key.startsWith('reply:'))).toEqual([])
})
