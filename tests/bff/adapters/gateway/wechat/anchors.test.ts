// Keys are changed at WeChat while our server runs: nobody restarts it, and no stranger makes it call.
import { createPrivateKey } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import certificates from '../../../../samples/payments/platform-certificates.json'
import { answered, declined, gatewayAt, now, order, publicKeyId, sealed, signedHeaders } from './merchant'
import { type Given, startWireServer, type Taken } from './wire-server'

const { old: oldCertificate, new: newCertificate } = certificates

type Server = Awaited<ReturnType<typeof startWireServer>>
type Platform = typeof oldCertificate
const running: Server[] = []
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())))

const serve = async (answer: (request: Taken) => Given): Promise<Server> => {
  const server = await startWireServer(answer)
  running.push(server)
  return server
}

const download = (told: readonly Platform[], at: Date): Given =>
  answered(
    {
      data: told.map(({ serial, pem }) => ({
        serial_no: serial,
        effective_time: '2026-01-01T08:00:00+08:00',
        expire_time: '2031-01-01T08:00:00+08:00',
        encrypt_certificate: sealed(pem, { associatedData: 'certificate', nonce: '61f9c719728a' }),
      })),
    },
    signedBy(told[0] ?? oldCertificate, at),
  )

const signedBy = ({ serial, privateKeyPem }: Platform, at: Date) => ({ serial, key: createPrivateKey(privateKeyPem), at })

const refund = JSON.stringify({ id: 'EV-1', event_type: 'REFUND.SUCCESS', resource: sealed('{}') })

const onlyCertificates = { wechatPayPublicKeyId: '', wechatPayPublicKey: null }

/** A merchant with certificates: who signs, which certificates are told, and what time it is, may change as the test goes on. */
const world = async () => {
  const state = { signer: oldCertificate, told: [oldCertificate], now, refuses: false }
  const server = await serve(({ path }) => {
    if (path !== '/v3/certificates') return answered({ code_url: 'weixin://1' }, signedBy(state.signer, state.now))
    return state.refuses ? declined(500, 'SYSTEM_ERROR') : download(state.told, state.now)
  })
  const { gateway } = gatewayAt(server.baseUrl, { settings: onlyCertificates, needs: { now: () => state.now } })
  const downloads = () => server.taken.filter(({ path }) => path === '/v3/certificates').length
  const notice = (signer: Platform) => {
    const headers = signedHeaders(refund, signedBy(signer, state.now))
    return gateway.readNotice({ headers, body: Buffer.from(refund) }, state.now).kind
  }
  return { state, server, gateway, downloads, notice }
}

const hours = (count: number, from: Date) => new Date(from.getTime() + count * 3_600_000)
const opened = { state: 'done', value: { kind: 'native', codeUrl: 'weixin://1' } }

test('who holds no key at first downloads the certificates, proven by the APIv3 key, before the first order', async () => {
  const { gateway, downloads, server } = await world()
  expect(await gateway.open(order)).toEqual(opened)
  expect(downloads()).toBe(1)
  expect(server.taken.at(-1)?.headers['wechatpay-serial']).toBe(oldCertificate.serial)
})

test('twenty orders at once download once', async () => {
  const { gateway, downloads } = await world()
  const answers = await Promise.all(Array.from({ length: 20 }, () => gateway.open(order)))
  expect(answers).toEqual(Array(20).fill(opened))
  expect(downloads()).toBe(1)
})

test('a rotation needs no restart: after half a day the new certificate is there, the old one still counts', async () => {
  const { state, gateway, downloads, notice } = await world()
  await gateway.open(order)
  expect(notice(newCertificate)).toBe('unverified')
  state.told = [oldCertificate, newCertificate]
  state.now = hours(11.9, now)
  await gateway.open(order)
  expect(downloads()).toBe(1)
  state.now = hours(12, now)
  await gateway.open(order)
  await expect.poll(() => notice(newCertificate)).toBe('other')
  expect(notice(oldCertificate)).toBe('other')
  state.signer = newCertificate
  expect(await gateway.open(order)).toEqual(opened)
  expect(downloads()).toBe(2)
})

test('a thousand notices with serials that nobody knows make no call', async () => {
  const { state, gateway, downloads } = await world()
  await gateway.open(order)
  state.now = hours(24, now)
  const headers = signedHeaders(refund, signedBy(newCertificate, state.now))
  const verdicts = Array.from({ length: 1_000 }, () => gateway.readNotice({ headers, body: Buffer.from(refund) }, state.now))
  expect(verdicts).toEqual(Array(1_000).fill({ kind: 'unverified', why: 'serial-unknown' }))
  expect(downloads()).toBe(1)
})

test('while nothing can be verified nothing is sent; as soon as WeChat answers, it goes on', async () => {
  const { state, server, gateway } = await world()
  // The question asked at the start is still on its way.
  state.refuses = true
  expect(await gateway.open(order)).toEqual({ state: 'unsure', why: 'no-key-to-verify-with' })
  expect(server.taken.every(({ path }) => path === '/v3/certificates')).toBe(true)
  state.refuses = false
  expect(await gateway.open(order)).toEqual(opened)
})

test('a download that the APIv3 key does not open changes nothing', async () => {
  const stranger = { ...newCertificate }
  const server = await serve(({ path }) => {
    if (path !== '/v3/certificates') return answered({ code_url: 'weixin://1' }, signedBy(stranger, now))
    const entry = { serial_no: stranger.serial, encrypt_certificate: sealed(stranger.pem, { key: Buffer.alloc(32, 9) }) }
    return answered({ data: [entry] }, signedBy(stranger, now))
  })
  const { gateway } = gatewayAt(server.baseUrl, { settings: onlyCertificates })
  expect(await gateway.open(order)).toEqual({ state: 'unsure', why: 'no-key-to-verify-with' })
  expect(server.taken.every(({ path }) => path === '/v3/certificates')).toBe(true)
})

test('during the change to the public key both kinds are believed, by the serial alone', async () => {
  const server = await serve(({ path, headers }) => {
    if (path === '/v3/certificates') return download([oldCertificate], now)
    return headers['wechatpay-serial'] === publicKeyId ? answered({ code_url: 'weixin://1' }) : declined(400, 'PARAM_ERROR')
  })
  const { gateway } = gatewayAt(server.baseUrl)
  const notice = (headers: Record<string, string>) => gateway.readNotice({ headers, body: Buffer.from(refund) }, now).kind
  expect(await gateway.open(order)).toEqual(opened)
  await expect.poll(() => notice(signedHeaders(refund, signedBy(oldCertificate, now)))).toBe('other')
  expect(notice(signedHeaders(refund))).toBe('other')
})

test('a merchant with the public key alone, whose question for certificates is refused, works and asks twice a day at most', async () => {
  const at = { now }
  const server = await serve(({ path }) => {
    return path === '/v3/certificates' ? declined(404, 'RESOURCE_NOT_EXISTS') : answered({ code_url: 'weixin://1' }, { at: at.now })
  })
  const { gateway } = gatewayAt(server.baseUrl, { needs: { now: () => at.now } })
  for (const hour of [0, 1, 11, 12, 13, 23, 24]) {
    at.now = hours(hour, now)
    expect(await gateway.open(order)).toEqual(opened)
  }
  await expect.poll(() => server.taken.filter(({ path }) => path === '/v3/certificates').length).toBe(3)
})
