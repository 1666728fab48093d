// 51: every pair of colours that carries text reaches 4.5:1, every control and chart mark 3:1.
import path from 'node:path'
import { expect, test } from 'vitest'
import { contrast, findFaint, findLooseColours, readTokens } from './contrast'
import { readSources } from './source'

const root = path.resolve(import.meta.dirname, '../..')
const styles = readSources(root, ['miniapp/src'], (name) => name.endsWith('.scss'))
const tokensPath = 'miniapp/src/styles/tokens.scss'
const tokens = readTokens(styles.find((style) => style.path === tokensPath)?.text ?? '')

test('51: all pairs of our tokens can be read', () => {
  expect(findFaint(tokens)).toEqual([])
})

test('51: no style sheet has a colour of its own beside the tokens', () => {
  expect(styles.filter((style) => style.path !== tokensPath).flatMap(({ path, text }) => findLooseColours(path, text))).toEqual([])
})

test.each([
  ['#000000', '#FFFFFF', 21],
  ['#777777', '#FFFFFF', 4.48],
  ['#0B5FBF', '#FFFFFF', 6.2],
  ['#667080', '#F4F6F8', 4.6],
])('the contrast of %s and %s is %d', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1)
  expect(contrast(other, one)).toBe(contrast(one, other))
})

test('a faint colour and a missing one are told', () => {
  expect(findFaint({ ...tokens, ink3: '#8A94A3' })).toContain('--ink3 on --card: 3.07, at least 4.5')
  expect(findFaint({ ...tokens, ok: '' })).toContain('--ok is missing')
})

test('a colour beside the tokens is told, a selector by id is not', () => {
  expect(
    findLooseColours('a.scss', '.a {\n  color: #abc;\n  border: 1px solid var(--ink);\n}\n#app .b { margin: 0 }\n.a:hover #fade {\n'),
  ).toEqual(['a.scss:2 #abc'])
})
