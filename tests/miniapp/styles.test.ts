// What style sheets must keep to, whoever writes the next page: sizes from the steps, targets that a thumb can hit.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { compile } from 'sass'
import { expect, test } from 'vitest'

const src = path.resolve(import.meta.dirname, '../../miniapp/src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
const sheets = files.filter((file) => file.endsWith('.module.scss'))
const screens = files.filter((file) => file.endsWith('.tsx'))
const textOf = (file: string) => readFileSync(path.join(src, file), 'utf8')

/** The sizes that a type step sets, in pixels at a width of 375. */
const stepSizes = (step: string): Record<string, number> => {
  const css = compile(path.join(src, 'styles/tokens.scss')).css
  const body = new RegExp(`\\.type-${step} \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  return Object.fromEntries([...body.matchAll(/--([\w-]+): ([\d.]+)px/g)].map(([, name, size]) => [name, Number(size)]))
}

test.each([
  ['standard', 13, 44],
  ['large', 13, 44],
  ['care', 18, 60],
  ['huge', 18, 60],
])('ux 50: in the step %s no text is below %d px and no target below %d px', (step, leastText, leastTarget) => {
  const sizes = stepSizes(step)
  const texts = Object.entries(sizes).filter(([name]) => name.startsWith('t-'))
  expect(texts).toHaveLength(7)
  expect(texts.filter(([, size]) => size < leastText || size > 40)).toEqual([])
  expect(sizes.touch).toBeGreaterThanOrEqual(leastTarget)
  expect(sizes.button).toBeGreaterThanOrEqual(leastTarget)
})

test('ux 50: 关怀 is 1.4 and 特大 1.77 times 标准, and nothing grows past 40', () => {
  expect(stepSizes('standard')).toMatchObject({ 't-hint': 13, 't-body': 17, 't-hero': 40 })
  expect(stepSizes('care')).toMatchObject({ 't-hint': 18, 't-body': 24, 't-hero': 40 })
  expect(stepSizes('huge')).toMatchObject({ 't-hint': 23, 't-body': 30, 't-amount': 40 })
})

test('ux 50: every text takes its size from the steps', () => {
  const loose = sheets.flatMap((file) => (textOf(file).match(/font(-size)?:[^;]*/g) ?? []).map((rule) => `${file} ${rule}`))
  expect(loose.filter((rule) => !/font-size: var\(--t-\w+\)$/.test(rule))).toEqual([])
})

test('ux 50: whatever can be tapped is as high as a thumb needs', () => {
  const small = screens.flatMap((file) =>
    tappedClasses(textOf(file))
      .filter((classes) => !isHigh(file, classes))
      .map((classes) => `${file} ${classes}`),
  )
  expect(small).toEqual([])
})

test('ux 53: figures that stand below each other are of one width', () => {
  for (const file of ['parts/money.module.scss', 'parts/table.module.scss', 'parts/cell.module.scss', 'parts/stack-bar.module.scss'])
    expect(textOf(file), file).toContain('font-variant-numeric: tabular-nums')
})

/** The classes of every View that listens to a tap; the shade beside a sheet covers the whole screen. */
const tappedClasses = (text: string): string[] =>
  [...text.matchAll(/<View\b(?:[^<>]|=>|\{[^{}]*\})*?\bonClick=/g)].map(([tag]) =>
    [...tag.matchAll(/styles(?:\.(\w+)|\[(\w+)\])/g)].map(([, name, key]) => name ?? key).join(' '),
  )

const isHigh = (file: string, classes: string): boolean => {
  if (classes === 'shade') return true
  const sheet = /from '(\.\/[\w-]+\.module\.scss)'/.exec(textOf(file))?.[1]
  if (!sheet) return false
  const css = textOf(path.join(path.dirname(file), sheet))
  return classes.split(' ').some((name) => new RegExp(`^\\.${name} \\{[^}]*height: var\\(--(touch|button)\\)`, 'm').test(css))
}
