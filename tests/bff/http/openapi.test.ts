// The page that tells the contract to strangers says the same as the contract.
import { expect, test } from 'vitest'
import { openapiDocument } from '../../../bff/http/openapi'
import { paths, type RouteName } from '../../../core/contract/paths'
import { type RefusalCode, routes } from '../../../core/contract/routes'

// biome-ignore lint/suspicious/noExplicitAny: a document as whoever downloads it has it
const told: any = JSON.parse(JSON.stringify(openapiDocument()))
const names = Object.keys(paths) as RouteName[]

const operationOf = (name: RouteName) => {
  const [method, path] = paths[name]
  return told.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
}

test.each(names)('%s stands at its method and address, with every parameter of the address', (name) => {
  const operation = operationOf(name)
  expect(operation.operationId).toBe(name)
  const inPath = operation.parameters.filter((one: { in: string }) => one.in === 'path').map((one: { name: string }) => one.name)
  expect(inPath).toEqual([...paths[name][1].matchAll(/:(\w+)/g)].map(([, key]) => key))
})

test('nothing else is told', () => {
  const operations = Object.values(told.paths as Record<string, object>).flatMap((one) => Object.keys(one))
  expect(operations).toHaveLength(names.length)
})

test.each(names)('%s names every refusal that it may answer', (name) => {
  const codes = Object.values(operationOf(name).responses)
    // biome-ignore lint/suspicious/noExplicitAny: as above
    .flatMap((one: any) => one.content['application/json'].schema.allOf?.[1].properties.code.enum ?? [])
  const own: readonly RefusalCode[] = routes[name].refusals
  expect(codes).toEqual(expect.arrayContaining([...own, 'unfit-input', 'not-found', 'too-many-requests', 'fault', 'unavailable']))
})

test('every field of an input is told: in the address, in the query, or in the body', () => {
  const start = operationOf('startPayment')
  expect(start.parameters.map((one: { name: string }) => one.name)).toEqual(['projectId'])
  const body = start.requestBody.content['application/json'].schema
  expect(body).toMatchObject({ required: ['paymentId', 'way', 'items'], additionalProperties: false })
  expect(body.properties.way).toEqual({ enum: ['mini-program', 'wechat-browser', 'qr'] })
  expect(operationOf('listBills').parameters).toMatchObject([
    { name: 'show', in: 'query', required: true },
    { name: 'leaseId', in: 'query', required: false },
    { name: 'after', in: 'query', required: false },
  ])
})

test('money is told as whole fen, days and months as such, and each reference leads somewhere', () => {
  const text = JSON.stringify(told)
  const references = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name))
  expect([...references].sort()).toEqual(Object.keys(told.components.schemas).sort())
  expect(told.components.schemas.Fen).toMatchObject({ type: 'integer' })
  expect(text).not.toContain('#/$defs')
})

test('who signs in needs no session, everybody else does', () => {
  const open = names.filter((name) => !operationOf(name).security)
  expect(open.sort()).toEqual(['sendSmsCode', 'signInWithAlipay', 'signInWithSms', 'signInWithWechat'])
})
