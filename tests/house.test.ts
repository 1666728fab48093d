// The house keeps its order: rooms, doors, openings, and nothing that belongs to nobody.
import path from 'node:path'
import { expect, test } from 'vitest'
import { findBarrels } from './house/barrels'
import { findClocks } from './house/clock'
import { findStrays } from './house/doors'
import { findMentions } from './house/mentions'
import { findUnopened } from './house/opening'
import { findHeavy } from './house/phone'
import { isCode, readSources, topLevel } from './house/source'
import { findUnused } from './house/unused'

const root = path.resolve(import.meta.dirname, '..')
const code = readSources(root, ['core', 'bff', 'miniapp', 'tests'], isCode)
const within = (...rooms: string[]) => code.filter((source) => rooms.some((room) => source.path.startsWith(room)))

test('every import goes through a door', () => {
  expect(findStrays(code)).toEqual([])
})

test('the phone runs neither BigInt nor valibot nor decimal.js', () => {
  expect(findHeavy(code)).toEqual([])
})

test('core and the use cases are told the time and the dice', () => {
  expect(findClocks(within('core/', 'bff/usecases/'))).toEqual([])
})

test('each file opens with a sentence on what it promises', () => {
  expect(findUnopened(code)).toEqual([])
})

test('no file only passes on what others export', () => {
  expect(findBarrels(code)).toEqual([])
})

test('nothing is exported that nobody imports', () => {
  expect(findUnused(code)).toEqual([])
})

test('no file names a registry, a download or a path of one machine', () => {
  const texts = readSources(root, ['.'], (name) => !/\.(png|jpg|gif|ttf|sta|xml|REQ|RSP|ACK|RTN)$/.test(name))
  expect(findMentions(texts)).toEqual([])
})

test('only the rooms and the files that tools look for stand at the top', () => {
  const allowed = [
    'README.md',
    'bff',
    'core',
    'migrations',
    'miniapp',
    'package-lock.json',
    'package.json',
    'project.config.json',
    'tests',
    'tsconfig.json',
  ]
  expect(topLevel(root).filter((name) => !name.startsWith('.') && name !== 'node_modules' && !allowed.includes(name))).toEqual([])
})
