// Wrong codes, wrong numbers, too many tries and unfit input end in a sentence and a code, and tell nothing else.
import { expect, test } from 'vitest'
import { bindingStore } from '../../../bff/adapters/store/binding/index'
import { invite } from '../../../bff/usecases/binding/invite'
import { bffOn } from '../../worlds/bff'
import { type Client, clientOf } from '../../worlds/client'
import { billedPark, cast, today } from '../../worlds/park'

const park = await billedPark()
const world = await bffOn(park)
const anybody = clientOf(world.origin)

const later = (seconds: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000)
}

const codeOf = async (phone: string) => {
  later(61)
  const { smsCodeId } = await anybody.get('sendSmsCode', { phone })
  return { smsCodeId, phone, smsCode: world.codeFor(phone) }
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a code signs in once, within five minutes and five tries, and only its own phone', async () => {
  const first = await codeOf('13700000001')
  expect(await anybody.call('signInWithSms', { ...first, phone: '13700000002' })).toMatchObject({
    status: 409,
    fault: { code: 'sms-code-wrong' },
  })
  expect((await anybody.call('signInWithSms', first)).status).toBe(200)
  expect(await anybody.call('signInWithSms', first)).toMatchObject({ status: 409, fault: { code: 'sms-code-wrong' } })

  const guessed = await codeOf('13700000001')
  for (let tries = 0; tries < 5; tries++) {
    expect((await anybody.call('signInWithSms', { ...guessed, smsCode: wrong(guessed.smsCode) })).status).toBe(409)
  }
  expect((await anybody.call('signInWithSms', guessed)).status).toBe(409)

  const old = await codeOf('13700000001')
  later(300)
  expect((await anybody.call('signInWithSms', old)).status).toBe(409)
})

test('two who send the right code at once: one is signed in', async () => {
  const code = await codeOf('13700000003')
  const both = await Promise.all([anybody.call('signInWithSms', code), anybody.call('signInWithSms', code)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a phone gets one code a minute and ten a day, also when two ask at once', async () => {
  const phone = '13700000004'
  const both = await Promise.all([anybody.call('sendSmsCode', { phone }), anybody.call('sendSmsCode', { phone })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 429])
  const refused = both.find(({ status }) => status === 429)
  expect(refused).toMatchObject({ fault: { code: 'too-many-codes' } })
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(55)
  for (let more = 1; more < 10; more++) await codeOf(phone)
  later(61)
  expect((await anybody.call('sendSmsCode', { phone })).status).toBe(429)
  later(86_400)
  expect((await anybody.call('sendSmsCode', { phone })).status).toBe(200)
})

test('a gateway that is silent leaves the caller unsure, and says so', async () => {
  world.simulators.sms.knobs.slowMs = 900
  later(61)
  expect(await anybody.call('sendSmsCode', { phone: '13700000005' })).toMatchObject({ status: 409, fault: { code: 'provider-unsure' } })
  world.simulators.sms.knobs.slowMs = 0
  world.simulators.wechat.knobs.down = true
  expect(await anybody.call('signInWithWechat', { code: 'lan.9' })).toMatchObject({ status: 409, fault: { code: 'provider-unsure' } })
  world.simulators.wechat.knobs.down = false
  expect(await anybody.call('signInWithWechat', { code: 'no code' })).toMatchObject({ status: 409, fault: { code: 'code-refused' } })
})

test('a wrong contract number, an unknown one and a phone that is not on file are answered alike', async () => {
  const client = await world.signIn('13700000006')
  const { smsCodeId, smsCode } = await codeOf(cast.company.phone)
  const proof = { by: 'sms' as const, smsCodeId, phone: cast.company.phone, smsCode }
  const answers = [
    await client.call('bindByContract', { contractNo: cast.neighbour.contractNo, proof }),
    await client.call('bindByContract', { contractNo: 'HT-0000', proof }),
    await client.call('bindByContract', { contractNo: cast.company.contractNo, proof: { by: 'wechat', code: '13700000006.1' } }),
    await client.call('bindByContract', { contractNo: cast.company.contractNo, proof: { by: 'signed-in' } }),
    await (await nobodysPhone()).call('bindByContract', { contractNo: cast.company.contractNo, proof: { by: 'signed-in' } }),
  ]
  for (const answer of answers) expect(answer).toMatchObject({ status: 409, fault: { code: 'contract-unfit' } })
  expect((await client.get('me', {})).leases).toEqual([])
  expect(await client.get('bindByContract', { contractNo: cast.company.contractNo, proof })).toEqual({ partyName: cast.company.name })
  expect(await client.call('bindByContract', { contractNo: cast.company.contractNo, proof })).toMatchObject({
    fault: { code: 'sms-code-wrong' },
  })
})

/** Signed in by a wallet alone, which has told no phone. */
const nobodysPhone = async () => {
  const { token } = await anybody.get('signInWithWechat', { code: 'jun.1' })
  return clientOf(world.origin, token)
}

const invitation = async (contractNo: string, createdAt = today) => {
  const { chance } = await import('../../../bff/adapters/chance/node')
  const needs = { bindings: bindingStore(park.app), vault: park.vault, chance, now: () => createdAt }
  const invited = await invite(needs)({ contractNo, projectId: null, role: null })
  if (!invited.ok) throw new Error(invited.code)
  return invited.value
}

test('an invitation binds one person, however it is typed, and again only the same person', async () => {
  const { code, role, partyName } = await invitation(cast.neighbour.contractNo)
  expect({ role, partyName }).toEqual({ role: 'admin', partyName: cast.neighbour.name })
  const [guest, other] = [await world.signIn('13700000007'), await world.signIn('13700000008')]
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  expect(await guest.get('bindByInvitation', { code: typed })).toEqual({ partyName: cast.neighbour.name })
  expect(await guest.get('bindByInvitation', { code })).toEqual({ partyName: cast.neighbour.name })
  expect(await other.call('bindByInvitation', { code })).toMatchObject({ status: 409, fault: { code: 'invitation-unfit' } })
})

test('an invitation is over after seven days', async () => {
  const { code } = await invitation(cast.person.contractNo, new Date(world.clock.now.getTime() - 7 * 86_400_000))
  const guest = await world.signIn('13700000009')
  expect(await guest.call('bindByInvitation', { code })).toMatchObject({ status: 409, fault: { code: 'invitation-unfit' } })
})

test('of two who use one invitation at once one is bound', async () => {
  const { code } = await invitation(cast.person.contractNo)
  const guests = [await world.signIn('13700000014'), await world.signIn('13700000015')]
  const both = await Promise.all(guests.map((guest) => guest.call('bindByInvitation', { code })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('ten wrong bindings an hour, then the person waits, whatever comes', async () => {
  const guest = await world.signIn('13700000016')
  for (let tries = 0; tries < 10; tries++) expect((await guest.call('bindByInvitation', { code: `WRONG${tries}` })).status).toBe(409)
  const limited = await guest.call('bindByInvitation', { code: (await invitation(cast.person.contractNo)).code })
  expect(limited).toMatchObject({ status: 429, fault: { code: 'too-many-requests' } })
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(3500)
})

const from = (address: string, method: string, path: string, body: unknown) =>
  fetch(`${world.origin}${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(body),
  })

test('sixty sign-ins a minute from one address; an address that the client invents counts for nothing', async () => {
  const statuses: number[] = []
  for (let tries = 0; tries < 61; tries++) {
    statuses.push((await from(`10.9.9.${tries}, 203.0.113.7`, 'POST', '/api/session/wechat', { code: 'none' })).status)
  }
  expect(statuses.slice(0, 60).every((status) => status === 409)).toBe(true)
  expect(statuses[60]).toBe(429)
  expect((await from('203.0.113.8', 'POST', '/api/session/wechat', { code: 'none' })).status).toBe(409)
})

test.each<[string, string, string, RequestInit, number, string]>([
  ['an unknown field', 'POST', '/api/session/wechat', { body: '{"code":"x.1","role":"admin"}' }, 422, 'unfit-input'],
  ['an unknown field in the query', 'GET', '/api/bills?show=all&party=1', {}, 422, 'unfit-input'],
  ['a repeated field in the query', 'GET', '/api/bills?show=all&show=open', {}, 422, 'unfit-input'],
  ['a missing field', 'POST', '/api/sms-codes', { body: '{}' }, 422, 'unfit-input'],
  ['a phone that is none', 'POST', '/api/sms-codes', { body: '{"phone":"12345678901"}' }, 422, 'unfit-input'],
  ['broken JSON', 'POST', '/api/sms-codes', { body: '{"phone":' }, 422, 'unfit-input'],
  ['a list instead of fields', 'POST', '/api/sms-codes', { body: '[]' }, 422, 'unfit-input'],
  [
    'a form instead of JSON',
    'POST',
    '/api/sms-codes',
    { body: 'phone=13700000001', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    422,
    'unfit-input',
  ],
  ['a body beyond 64 KB', 'POST', '/api/sms-codes', { body: JSON.stringify({ phone: 'x'.repeat(70_000) }) }, 413, 'unfit-input'],
  ['a path that does not exist', 'GET', '/api/nothing', {}, 404, 'not-found'],
  ['a method that does not exist', 'PUT', '/api/me', {}, 404, 'not-found'],
])('%s is answered with its code, a sentence and a number', async (_, method, path, init, status, code) => {
  const response = await fetch(`${world.origin}${path}`, { method, headers: { 'content-type': 'application/json' }, ...init })
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({
    code,
    message: expect.stringMatching(/^[^a-zA-Z]+$/),
    requestId: response.headers.get('x-request-id'),
  })
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('no log line holds a phone, a token, a code or a query', async () => {
  const client: Client & { token: string } = await world.signIn('13700000017')
  await client.call('listBills', { show: 'all', after: '2026-04.secretplace' })
  await fetch(`${world.origin}/api/projects/DG01/bills/bil_secretplace?token=${client.token}`)
  const lines = world.log.join('')
  expect(world.log.length).toBeGreaterThan(100)
  expect(lines).not.toMatch(/1[3-9]\d{9}(?!\d)/)
  expect(lines).not.toContain(client.token)
  expect(lines).not.toContain(park.vault.hash(client.token))
  expect(lines).not.toContain('secretplace')
  expect(lines).toContain('/api/projects/:projectId/bills/:billId')
})
