// The server around the contract: health, headers, pages, faults without details, and a stop that finishes what is under way.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { createApp } from '../../../bff/http/app'
import type { Handlers } from '../../../bff/http/mount'
import { serve } from '../../../bff/http/serve'
import { ok } from '../../../core/shared/outcome'

const h5Folder = mkdtempSync(path.join(tmpdir(), 'yft-h5-'))
writeFileSync(path.join(h5Folder, 'index.html'), '<!doctype html><title>园费通</title>')
afterAll(() => rmSync(h5Folder, { recursive: true }))

const unasked = () => Promise.reject(new Error('nobody may ask'))

/** A server whose `me` is what the test says. */
const serverWith = async (me: () => Promise<unknown>, { ready = async () => true, https = false } = {}) => {
  const log: string[] = []
  const app = createApp({
    handlers: { me } as unknown as Handlers,
    takeNotice: async () => null,
    metrics: { token: '', payments: unasked, queue: unasked },
    hash: (token) => token,
    now: () => new Date(),
    checkReplies: true,
    log: pino({ base: null }, new Writable({ write: (chunk, _, done) => done(void log.push(String(chunk))) })),
    requestId: () => 'number1',
    ready,
    trustProxy: 0,
    https,
    h5Folder,
  })
  const serving = await serve(app, { host: '127.0.0.1', port: 0 })
  afterAll(() => serving.stop(0))
  return { ...serving, origin: `http://127.0.0.1:${serving.port}`, log }
}

const nobody = ok({ maskedPhone: null, leases: [], demo: true })

test('a stop finishes the request under way and takes no other', async () => {
  const server = await serverWith(async () => {
    await pause(400)
    return nobody
  })
  const slow = fetch(`${server.origin}/api/me`)
  await pause(100)
  const stopped = server.stop(5_000)
  await pause(50)
  await expect(fetch(`${server.origin}/healthz`)).rejects.toThrow()
  expect((await slow).status).toBe(200)
  await stopped
})

test('what hangs beyond the grace is cut', async () => {
  const server = await serverWith(() => pause(10_000))
  const hanging = fetch(`${server.origin}/api/me`).catch(() => 'cut')
  await pause(100)
  await server.stop(200)
  expect(await hanging).toBe('cut')
})

test('ready is said only when it is so', async () => {
  let answer: () => Promise<boolean> = async () => true
  const server = await serverWith(async () => nobody, { ready: () => answer() })
  const readyz = async () => (await fetch(`${server.origin}/readyz`)).status
  expect(await readyz()).toBe(200)
  answer = async () => false
  expect(await readyz()).toBe(503)
  answer = () => Promise.reject(new Error('no database'))
  expect(await readyz()).toBe(503)
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
})

test('a fault of ours says nothing of its reason to the outside', async () => {
  const server = await serverWith(() => Promise.reject(new Error('column secret of relation bill')))
  const response = await fetch(`${server.origin}/api/me`)
  expect(response.status).toBe(500)
  expect(await response.json()).toEqual({ code: 'fault', message: '系统出了点问题,请稍后再试', requestId: 'number1' })
  expect(server.log.join('')).toContain('column secret')
})

test('a database that is away for a moment is told as such, with a time to come back', async () => {
  const server = await serverWith(() => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })))
  const response = await fetch(`${server.origin}/api/me`)
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('5')
})

test('what the database says about values stays out of the log', async () => {
  const fault = Object.assign(new Error('Key (phone)=(13900010001) already exists'), { name: 'PostgresError', code: '23505' })
  const server = await serverWith(() => Promise.reject(fault))
  expect((await fetch(`${server.origin}/api/me`)).status).toBe(500)
  expect(server.log.join('')).toContain('23505')
  expect(server.log.join('')).not.toContain('13900010001')
})

test('a reply with a field that the contract does not name is a fault', async () => {
  const server = await serverWith(async () => ok({ maskedPhone: null, leases: [], demo: true, phone: '13900010001' }))
  expect((await fetch(`${server.origin}/api/me`)).status).toBe(500)
  expect(server.log.join('')).not.toContain('13900010001')
})

test('pages come with a policy for scripts and are looked up anew; nothing outside their folder comes', async () => {
  const server = await serverWith(async () => nobody, { https: true })
  const response = await fetch(`${server.origin}/`)
  expect(await response.text()).toContain('园费通')
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(response.headers.get('strict-transport-security')).toContain('max-age')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(await statusSince(`${server.origin}/`, response.headers.get('last-modified') ?? '')).toBe(304)
  expect((await fetch(`${server.origin}/..%2f..%2fetc%2fpasswd`)).status).toBeGreaterThanOrEqual(400)
})

/** As a browser asks again; `fetch` would add that nothing may come from a cache. */
const statusSince = (url: string, since: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'if-modified-since': since } }, (response) => resolve(response.resume().statusCode)).on('error', reject)
  })
