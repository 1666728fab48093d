// What people read keeps one name per concept, whoever wrote it.
import path from 'node:path'
import { expect, test } from 'vitest'
import { isCode, readSources } from './house/source'
import { readTexts } from './house/texts'
import { findEnglish, findPunctuation, findShapes, findThreats, findVerbless, findWrongNames } from './house/wording'

const root = path.resolve(import.meta.dirname, '..')
const code = readSources(root, ['core', 'bff', 'miniapp/src'], isCode)
const textsOf = (wanted: (path: string) => boolean) => code.filter((source) => wanted(source.path)).flatMap(readTexts)

/** A park's files have headings of their own, and the database's starter speaks of the machine's accounts, not of tenants. */
const foreignWords = /^(core\/estate\/|bff\/adapters\/store\/embedded)/
const everywhere = textsOf(() => true)
const screens = textsOf((name) => name.startsWith('miniapp/src/') || name.startsWith('core/text/'))

test('one name per concept', () => {
  expect(findWrongNames(textsOf((name) => !foreignWords.test(name)))).toEqual([])
})

test('42: no text threatens to cut water or power', () => {
  expect(findThreats(everywhere)).toEqual([])
})

test('60: buttons that decide carry verbs, not 确定 and 取消', () => {
  expect(findVerbless(screens)).toEqual([])
})

test('no English stands on a screen', () => {
  expect(findEnglish(screens)).toEqual([])
})

test('sentences on screens end in Chinese and keep to one width of comma', () => {
  expect(findPunctuation(screens)).toEqual([])
})

test('no shape on a screen is taken from a font', () => {
  expect(findShapes(screens)).toEqual([])
})
