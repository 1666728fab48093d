// /openapi.json: the contract told in OpenAPI 3.1, so that whoever writes another client needs nothing but this page.

import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema'
import { paths, type RouteName } from '@yft/core/contract/paths'
import { type RefusalCode, routes } from '@yft/core/contract/routes'
import { dayValue, decimalValue, fenValue, monthValue } from '@yft/core/contract/values'
import { refusalTexts } from '@yft/core/text/refusals'
import type { Middleware } from 'koa'
import type { GenericSchema } from 'valibot'
import { statusOf } from './refusal'

/** Written once: the contract does not change while the server runs. */
export const openapi = (): Middleware => {
  const told = JSON.stringify(openapiDocument())
  return async (ctx, next) => {
    if (ctx.path !== '/openapi.json') return next()
    ctx.type = 'application/json'
    ctx.body = told
  }
}

export const openapiDocument = (): object => ({
  openapi: '3.1.0',
  info: { title: '园费通', version: '1', description: '租户端接口。金额是整数分；时刻带时区；拒绝带代码与一句中文。' },
  paths: (Object.keys(paths) as RouteName[]).reduce<Record<string, object>>((told, name) => {
    const [method, path] = paths[name]
    const address = path.replace(/:(\w+)/g, '{$1}')
    told[address] = { ...told[address], [method.toLowerCase()]: operation(name) }
    return told
  }, {}),
  components: { schemas: { ...values, Fault: fault }, securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
})

/** Whoever is not signed in may only do so. */
const beforeSignIn: ReadonlySet<RouteName> = new Set(['signInWithWechat', 'signInWithAlipay', 'sendSmsCode', 'signInWithSms'])

const operation = (name: RouteName): object => {
  const [method, path] = paths[name]
  const { properties = {}, required = [], ...rest } = toSchema(routes[name].input) as ObjectSchema
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, key]) => String(key))
  const others = Object.keys(properties).filter((key) => !inPath.includes(key))
  const isBody = method === 'POST'
  const parameter = (key: string, place: 'path' | 'query') => ({
    name: key,
    in: place,
    required: required.includes(key),
    schema: properties[key],
  })
  const body = {
    ...rest,
    properties: Object.fromEntries(others.map((key) => [key, properties[key]])),
    required: required.filter((key) => others.includes(key)),
  }
  return {
    operationId: name,
    parameters: [...inPath.map((key) => parameter(key, 'path')), ...(isBody ? [] : others.map((key) => parameter(key, 'query')))],
    ...(isBody && others.length > 0 ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: { 200: answered('成功', toSchema(routes[name].reply)), ...refused(name) },
    ...(beforeSignIn.has(name) ? {} : { security: [{ session: [] }] }),
  }
}

const rimRefusals = ['unfit-input', 'not-found', 'too-many-requests', 'fault', 'unavailable'] as const

/** By status: the codes that it may bear, each with its sentence. */
const refused = (name: RouteName): Record<string, object> => {
  const own: readonly RefusalCode[] = routes[name].refusals
  const codes = [...own, ...(beforeSignIn.has(name) ? [] : (['not-signed-in'] as const)), ...rimRefusals]
  const statuses = [...new Set(codes.map(statusOf))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const here = codes.filter((code) => statusOf(code) === status)
      const described = here.map((code) => `${code}：${refusalTexts[code]}`).join('；')
      const schema = { allOf: [{ $ref: refTo('Fault') }, { properties: { code: { enum: here } } }] }
      return [status, answered(described, schema)]
    }),
  )
}

const answered = (description: string, schema: object): object => ({ description, content: { 'application/json': { schema } } })

interface ObjectSchema {
  properties?: Record<string, object>
  required?: readonly string[]
}

/** As it goes over the wire, before it is read into the program's own types. A shape that cannot be told is a fault, found at the start. */
const toSchema = (schema: GenericSchema): object => {
  const { $schema: _, $defs: __, ...told } = toJsonSchema(schema, conversion)
  return told
}

const refTo = (name: string): string => `#/components/schemas/${name}`

const conversion: ConversionConfig = {
  target: 'draft-2020-12',
  typeMode: 'input',
  errorMode: 'throw',
  ignoreActions: ['check'],
  definitions: { Fen: fenValue, Day: dayValue, Month: monthValue, Decimal: decimalValue },
  overrideRef: ({ referenceId }) => refTo(referenceId),
  overrideAction: ({ valibotAction, jsonSchema }) =>
    valibotAction.type === 'safe_integer' ? { ...jsonSchema, type: 'integer' } : undefined,
}

/** What the contract checks by a function is told here by a pattern. */
const values = {
  Fen: { type: 'integer', description: '金额，整数分', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
  Day: { type: 'string', format: 'date' },
  Month: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
  Decimal: { type: 'string', description: '数量或单价，十进制文本', pattern: '^-?\\d+(\\.\\d+)?$' },
} as const

const fault = {
  type: 'object',
  properties: { code: { type: 'string' }, message: { type: 'string' }, requestId: { type: 'string' }, detail: { type: 'object' } },
  required: ['code', 'message', 'requestId'],
}
