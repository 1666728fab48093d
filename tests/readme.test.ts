// The README says what is true: its settings, its commands and its pictures are those of the program.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../bff/cli/commands'
import { settings } from '../bff/settings'

const root = path.resolve(import.meta.dirname, '..')
const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
const scripts: Record<string, string> = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts

test('every setting stands in the table, and no other', () => {
  const table = readme.slice(readme.indexOf('<!-- settings -->'), readme.indexOf('<!-- /settings -->'))
  const told = [...table.matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm)].map(([, name, what, demo]) => ({ name, what, demo }))
  expect(told).toEqual(Object.values(settings).map(({ name, what, demo }) => ({ name, what, demo })))
})

test('every npm command that it names exists', () => {
  const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1] ?? '')
  expect(named.filter((name) => !scripts[name])).toEqual([])
})

test('every command of the operator that it shows exists', () => {
  const shown = [...readme.matchAll(/npm run yft -- ([\w-]+)/g)].map((match) => match[1])
  expect(shown.length).toBeGreaterThan(5)
  expect(shown.filter((name) => !commands.some((command) => command.name === name))).toEqual([])
})

test('every picture and file that it links to is there', () => {
  const linked = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '')
  expect(linked.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
})
