// The host does what both wallets do, so that a journey that passes here means something on a phone.
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createHost, type Host, type HostOptions } from './host'
import { alipaySample, weappSample } from './sample'

let server: HttpServer
let at = ''
const open: Host[] = []

beforeAll(async () => {
  server = createServer((request, reply) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      reply.writeHead(request.url === '/poor' ? 422 : 200, { 'content-type': 'application/json' })
      reply.end(JSON.stringify({ word: JSON.parse(body).room }))
    })
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  for (const host of open.splice(0)) host.close()
})
afterAll(() => server.close())

const start = async (wallet: HostOptions['wallet'], more: Partial<HostOptions> = {}) => {
  const build = wallet === 'weapp' ? weappSample : alipaySample
  const host = await createHost({ wallet, build, server: { listed: 'https://bff.test', at }, ...more })
  open.push(host)
  return host
}

describe.each(['weapp', 'alipay'] as const)('%s', (wallet) => {
  test('a tap sends a real request and the page shows the answer', async () => {
    const host = await start(wallet)
    host.tap('#fine')
    await host.until(() => host.text('#said') === 'success 200 A-1203')
    expect(host.requests).toMatchObject([{ method: 'POST', path: '/fine', body: '{"room":"A-1203"}', status: 200 }])
    expect(host.complaints).toEqual([])
  })

  test('an HTTP refusal succeeds in WeChat and fails with error 19 in Alipay', async () => {
    const host = await start(wallet)
    host.tap('#poor')
    await host.until(() => host.text('#said'))
    expect(host.text('#said')).toBe(wallet === 'weapp' ? 'success 422 A-1203' : 'fail 19 {"word":"A-1203"}')
  })

  test('without a network a request fails and listeners hear of it', async () => {
    const host = await start(wallet)
    host.tap('#watch')
    host.setOnline(false)
    expect(host.text('#watch')).toBe('no')
    host.tap('#fine')
    await host.until(() => host.text('#said').startsWith('fail'))
    expect(host.requests[0]?.status).toBe('offline')
  })

  test('a domain that is not listed is refused before anything is sent', async () => {
    const host = await start(wallet, { server: { listed: 'https://other.test', at } })
    host.tap('#fine')
    await host.until(() => host.text('#said').startsWith('fail'))
    expect(host.requests[0]?.status).toBe('refused')
  })

  test('typing reaches the page and the page reads no browser globals', async () => {
    const host = await start(wallet)
    host.type('#field', '0731')
    await host.until(() => host.text('#typed') === '0731')
    expect(host.text('#field')).toBe('0731')
    expect(host.text('#missing')).toBe('undefinedundefinedundefined')
  })

  test('an element inside a component is found by its id and feels a tap', async () => {
    const host = await start(wallet)
    expect(host.text('#inside')).toBe('inside!')
    host.tap('#inside')
    expect(host.text('#touched')).toBe('inside')
  })

  test('a tap on an inner element bubbles to the one that listens', async () => {
    const host = await start(wallet)
    host.tap(host.byText('下一页')[0] as HTMLElement)
    await host.until(() => host.page === 'pages/next/index')
    expect(host.text('#from')).toBe('home')
    await host.back()
    expect(host.stack).toEqual(['pages/home/index'])
  })

  test('a disabled button feels nothing', async () => {
    const host = await start(wallet)
    host.tap('#locked')
    expect(host.requests).toEqual([])
  })

  test('the wallet vouches for the phone number, or its owner refuses', async () => {
    const host = await start(wallet)
    host.vouchPhone('#phone', 'proof')
    await host.until(() => host.text('#phone') === 'proof')
    host.vouchPhone('#phone', null)
    await host.until(() => host.text('#phone') === 'no')
  })

  test('what is stored outlives a restart', async () => {
    const first = await start(wallet)
    first.tap('#keep')
    const second = await start(wallet, { device: { storage: first.device.storage } })
    second.tap('#recall')
    expect(second.text('#said')).toBe('{"t":1}')
  })

  test('a tab page stays alive, and no other way than the tab bar leads to it', async () => {
    const host = await start(wallet)
    await host.tapTab('我的')
    expect(host.text()).toBe('我的')
    await host.tapTab('首页')
    expect(host.text('#shown')).toBe('2')
    await expect(host.open('/pages/nowhere/index')).rejects.toThrow('not found')
  })

  test('the eleventh page is refused', async () => {
    const host = await start(wallet)
    for (let depth = 1; depth < 10; depth += 1) await host.open('/pages/next/index')
    host.tap('#next')
    await host.until(() => host.text('#said').includes('limit'))
    expect(host.stack).toHaveLength(10)
  })

  test('a broken template is named', async () => {
    const name = `pages/me/index.${wallet === 'weapp' ? 'wxml' : 'axml'}`
    const build = { ...(wallet === 'weapp' ? weappSample : alipaySample), [name]: '<view><text>我的</view>' }
    const host = await start(wallet, { build })
    expect(host.complaints.join()).toContain('pages/me/index.wxml')
  })

  test('a missing element is named together with those that are there', async () => {
    const host = await start(wallet)
    expect(() => host.tap('#nothing')).toThrow(/#nothing is not on pages\/home\/index; there are .*#fine/)
  })

  test('a link opens its page with its query, cold', async () => {
    const host = await start(wallet, { launch: { path: 'pages/next/index', query: { from: '通知单' } } })
    expect(host.text('#from')).toBe('通知单')
  })
})
