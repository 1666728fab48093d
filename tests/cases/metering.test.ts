// The replay of metering cases tells what is wrong and goes on: a broken case, a broken file, a wrong expectation.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runMetering } from './metering'
import rules from './metering/rules.json'

test('each difference is told, and a fault in one case or file never stops the rest', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yft-metering-'))
  try {
    const write = (name: string, text: string) => {
      writeFileSync(path.join(folder, name), text)
      return path.join(folder, name)
    }
    const [right, other] = rules.cases
    const wrong = { ...other, expect: { ...other?.expect, use: { total: '1' } } }
    const files = [
      write(
        'mixed.json',
        JSON.stringify({ cases: [wrong, { id: 'X', expect: {} }, { ...right, input: { ...right?.input, policy: { magic: 1 } } }, right] }),
      ),
      write('broken.json', '{'),
      write('empty.json', '{}'),
    ]
    const printed: string[] = []
    expect(runMetering(files, (line) => printed.push(line))).toBe(false)
    expect(printed).toHaveLength(6)
    expect(printed[0]).toContain('use.total 应为 1，得到 5.5')
    expect(printed[1]).toContain('X: 算不出来')
    expect(printed[2]).toContain('不认识的口径: magic')
    expect(printed.at(-1)).toBe('1 passed, 5 failed')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
