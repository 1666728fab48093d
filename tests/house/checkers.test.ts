// Each of the house's checkers finds what it is for, and lets the right form pass.
import { expect, test } from 'vitest'
import { findBarrels } from './barrels'
import { findClocks } from './clock'
import { findStrays } from './doors'
import { findMentions } from './mentions'
import { findUnopened } from './opening'
import { findHeavy } from './phone'
import type { Source } from './source'
import { findUnused } from './unused'

const file = (path: string, text = ''): Source => ({ path, text })

/** Every room holds a file, so that each import below means one. */
const rooms = [
  'core/shared/fen.ts',
  'core/contract/paths.ts',
  'core/contract/routes.ts',
  'core/text/fees.ts',
  'core/tariff/price.ts',
  'bff/ports/ids.ts',
  'bff/usecases/billing/bill.ts',
  'bff/adapters/store/connect.ts',
  'bff/simulators/sms.ts',
  'bff/http/mount.ts',
  'bff/main.ts',
  'miniapp/src/app.ts',
  'miniapp/src/app.scss',
  'tests/worlds/park.ts',
].map((path) => file(path))

const straysOf = (path: string, text: string) => findStrays([...rooms.filter((room) => room.path !== path), file(path, text)])

test.each([
  ['core/shared/span.ts', "import { price } from '../tariff/price'", 'core/tariff/price.ts'],
  ['core/contract/values.ts', "import { feeNames } from '../text/fees'", 'core/text/fees.ts'],
  ['core/tariff/steps.ts', "import { createHash } from 'node:crypto'", 'node:crypto'],
  ['core/tariff/steps.ts', "import { ids } from '../../bff/ports/ids'", 'bff/ports/ids.ts'],
  ['miniapp/src/api/client.ts', "import { routes } from '@yft/core/contract/routes'", 'core/contract/routes.ts'],
  ['miniapp/src/api/client.ts', "import type { Price } from '@yft/core/tariff/price'", 'core/tariff/price.ts'],
  ['miniapp/src/api/client.ts', "import { parse } from 'valibot'", 'valibot'],
  ['miniapp/src/api/client.ts', "const later = await import('../../../bff/main')", 'bff/main.ts'],
  ['bff/usecases/billing/publish.ts', "import { connect } from '../../adapters/store/connect'", 'bff/adapters/store/connect.ts'],
  ['bff/usecases/billing/publish.ts', "import postgres from 'postgres'", 'postgres'],
  ['bff/adapters/store/bills.ts', "import { bill } from '../../usecases/billing/bill'", 'bff/usecases/billing/bill.ts'],
  ['bff/adapters/sms/http.ts', "import { sms } from '../../simulators/sms'", 'bff/simulators/sms.ts'],
  ['bff/http/session.ts', "import { connect } from '../adapters/store/connect'", 'bff/adapters/store/connect.ts'],
  ['bff/ports/clock.ts', "export { bill } from '../usecases/billing/bill'", 'bff/usecases/billing/bill.ts'],
  ['bff/main.ts', "import { park } from '../tests/worlds/park'", 'tests/worlds/park.ts'],
  ['elsewhere/a.ts', "import { fen } from '@yft/core/shared/fen'", 'core/shared/fen.ts'],
])('%s may not say %s', (path, text, target) => {
  expect(straysOf(path, text)).toEqual([`${path} -> ${target}`])
})

test.each([
  ['core/tariff/steps.ts', "import { Decimal } from 'decimal.js'; import { fen } from '../shared/fen'"],
  ['core/contract/values.ts', "import * as v from 'valibot'; import { fen } from '../shared/fen'"],
  ['miniapp/src/api/client.ts', "import { paths } from '@yft/core/contract/paths'; import type { Reply } from '@yft/core/contract/routes'"],
  [
    'miniapp/src/api/client.ts',
    "import { type Reply, type Ask } from '@yft/core/contract/routes'; import Taro from '@tarojs/taro'; import '../app.scss'",
  ],
  ['bff/usecases/billing/publish.ts', "import type { Ids } from '../../ports/ids'; import { bill } from './bill'"],
  ['bff/adapters/store/bills.ts', "import { fen } from '@yft/core/shared/fen'; import postgres from 'postgres'"],
  ['bff/cli/bill.ts', "import { connect } from '../adapters/store/connect'; import { bill } from '../usecases/billing/bill'"],
  ['tests/bff/bill.test.ts', "import { sms } from '../../bff/simulators/sms'"],
])('%s may say %s', (path, text) => {
  expect(straysOf(path, text)).toEqual([])
})

test('what the phone runs is followed through core, types aside', () => {
  const phone = file('miniapp/src/app.ts', "import { show } from '@yft/core/shared/show'; import type { Big } from '@yft/core/shared/big'")
  const show = file('core/shared/show.ts', "import { half } from './half'; export const show = half")
  const big = file('core/shared/big.ts', 'export type Big = bigint; export const big = 1n')
  expect(
    findHeavy([phone, show, big, file('core/shared/half.ts', "import { Decimal } from 'decimal.js'; export const half = Decimal")]),
  ).toEqual(['miniapp/src/app.ts -> core/shared/show.ts -> core/shared/half.ts: decimal.js'])
  expect(findHeavy([phone, show, big, file('core/shared/half.ts', 'export const half = BigInt(2) + 1n')])).toEqual([
    'miniapp/src/app.ts -> core/shared/show.ts -> core/shared/half.ts: BigInt',
    'miniapp/src/app.ts -> core/shared/show.ts -> core/shared/half.ts: 1n',
  ])
  expect(findHeavy([phone, show, big, file('core/shared/half.ts', '// 1n and BigInt are only words here\nexport const half = 2')])).toEqual(
    [],
  )
})

test('a look at the clock or a throw of dice is told with its line', () => {
  const text = 'const a = Date.now()\nconst b = new Date()\nconst c = Math.random()\nconst d = new Date(given)'
  expect(findClocks([file('core/a.ts', text)])).toEqual(['core/a.ts:1 Date.now', 'core/a.ts:2 new Date()', 'core/a.ts:3 Math.random'])
})

test('a file without an opening sentence is told', () => {
  const wrong = ['export const a = 1', '// biome-ignore lint: because of that', '// TODO write this some day', '// short one']
  const right = [
    '// Says what it promises.\nexport const a = 1',
    '/** Says what it promises. */',
    '#!/usr/bin/env node\n// Says what it promises.',
  ]
  expect(findUnopened([...wrong, ...right].map((text, index) => file(`core/${index}.ts`, text)))).toEqual(
    wrong.map((_, index) => `core/${index}.ts`),
  )
})

test('a barrel is told, except the one of a use case folder', () => {
  const text = "export { a } from './a'\nexport * from './b'"
  expect(findBarrels([file('core/shared/index.ts', text), file('bff/usecases/billing/index.ts', text)])).toEqual(['core/shared/index.ts'])
  expect(findBarrels([file('core/shared/fen.ts', "export { a } from './a'\nexport const own = 1"), file('core/empty.ts')])).toEqual([])
})

test('a value that nobody imports is told; types, entries and whole imports are not', () => {
  const given = file('core/a.ts', 'export const used = 1; export const idle = 2; export type Free = 3; export const { left, right } = pair')
  const taker = (text: string) => file('bff/start.ts', `${text}; export const started = 1`)
  expect(findUnused([given, taker("import { used, left as l } from '@yft/core/a'")])).toEqual(['core/a.ts: idle', 'core/a.ts: right'])
  expect(findUnused([given, taker("import * as all from '../core/a'")])).toEqual([])
  expect(findUnused([given, taker("export { used } from '../core/a'")])).toContain('core/a.ts: idle')
})

test('what is written once for each wallet counts as one with its namesake', () => {
  const files = [
    file('miniapp/src/pages/me/index.tsx', "import { scan } from '../../platform/scan'"),
    file('miniapp/src/platform/scan.d.ts', 'export declare const scan: null'),
    file('miniapp/src/platform/scan.weapp.ts', 'export const scan = 1n; export const idle = 2'),
    file('miniapp/src/platform/scan.h5.ts', 'export const scan = null'),
  ]
  expect(findUnused(files)).toEqual(['miniapp/src/platform/scan.weapp.ts: idle'])
  expect(findHeavy(files)).toEqual(['miniapp/src/pages/me/index.tsx -> miniapp/src/platform/scan.weapp.ts: 1n'])
})

test('an address of a registry and a path of one machine are told with their line', () => {
  const registry = ['registry', 'npmjs'].join('.')
  const folder = ['', 'work', ''].join('/')
  expect(findMentions([file('.npmrc', `fund=false\nregistry=https://${registry}.org/`), file('a.ts', `// see ${folder}x`)])).toEqual([
    `.npmrc:2 ${registry}`,
    `a.ts:1 ${folder}`,
  ])
})
