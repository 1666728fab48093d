// Parks made up to be hard to bill come out as they were made up; and a difference, were there one, would be told.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { compareLines, linesUnder, monthsIn } from './compare-lines'
import { makePark } from './made-park'
import { runPark } from './park'

test('two parks with replaced meters, roll-overs, gaps, anniversaries and vacancy: no difference, and a wrong truth is told line by line', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yft-park-'))
  try {
    makePark(folder, { seed: 20260401, unitsPerProject: 14 })
    const truth = path.join(folder, 'truth.csv')
    const lines = readFileSync(truth, 'utf8').trim().split('\n')
    writeFileSync(truth, `${lines.map((line, index) => (index === 1 ? `${line}9` : line)).join('\n')}\n`)
    const printed: string[] = []
    expect(await runPark(folder, (line) => printed.push(line))).toBe(false)
    expect(printed).toEqual([`缺少: ${lines[1]}9`, `多出: ${lines[1]}`, `${lines.length - 2} passed, 2 failed`])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 180_000)

test('lines are compared as often as they occur, in any order of lines and columns', () => {
  expect(compareLines({ truth: ['a', 'b', 'b'], ours: ['b', 'c', 'a'] })).toEqual({ passed: 2, missing: ['b'], extra: ['c'] })
  expect(linesUnder('账期,金额\n', '\uFEFF金额,账期\r\n"1,000.00",2026-01\r\n')).toEqual(['2026-01,1,000.00'])
  expect(monthsIn('金额,账期\n1,2026-02\n2,2026-01\n3,2026-02\n')).toEqual(['2026-01', '2026-02'])
})
