// The tariff cases of a park, as given and as made harder, come out to the fen; and a wrong answer is told, line by line.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runTariff } from './tariff'
import samples from './tariff/samples.json'

const folder = path.join(import.meta.dirname, 'tariff')
const files = ['samples.json', ...readdirSync(folder).filter((name) => name.startsWith('harder-'))]

test.each(files)('%s: no difference', (name) => {
  const printed: string[] = []
  expect(
    runTariff([path.join(folder, name)], (line) => printed.push(line)),
    printed.join('\n'),
  ).toBe(true)
})

/** What is printed of cases that were altered on the way. */
const printedOf = (...contents: unknown[]): string[] => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'yft-tariff-'))
  const printed: string[] = []
  try {
    const written = contents.map((content, index) => {
      const file = path.join(scratch, `${index}.json`)
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
      return file
    })
    expect(runTariff(written, (line) => printed.push(line.replaceAll(`${scratch}/`, '')))).toBe(false)
    return printed
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const sample = (id: string) => {
  const found = samples.cases.find((of) => of.id === id)
  if (!found) throw new Error(`no sample ${id}`)
  return structuredClone(found) as {
    id: string
    scenario: Record<string, unknown>
    answer: { lines: Record<string, string>[]; total: string }
  }
}

test('a wrong amount, a wrong figure, a missing and an extra line are told with what came instead', () => {
  const wrong = sample('X07')
  const [first, , third] = wrong.answer.lines
  Object.assign(first ?? {}, { amount: '21.01' })
  Object.assign(third ?? {}, { quantity: '19', code: 'sewage' })
  const extra = sample('X06')
  extra.answer.lines.pop()
  const missing = sample('X08')
  missing.answer.lines.push({ code: 'lift', amount: '1.00' })
  missing.answer.total = '226.00'
  expect(printedOf({ cases: [wrong, extra, missing, sample('X11')] })).toEqual([
    'X07: step1 amount: 应 21.01，得 21.00',
    'X07: sewage quantity: 应 19，得 20',
    'X06: step3 多出: {"code":"step3","amount":"18.90","quantity":"3","unitPrice":"6.30"}',
    'X08: lift 缺少: {"code":"lift","amount":"1.00"}',
    'X08: 合计: 应 226.00，得 225.00',
    '1 passed, 3 failed',
  ])
})

test('a refusal where lines should be, and lines where a refusal should be, are differences', () => {
  const refusing = { ...sample('X06'), answer: { refused: 'no_price' } }
  const billing = { ...sample('X05'), answer: sample('X06').answer }
  expect(printedOf({ cases: [refusing, billing] })).toEqual([
    'X06: 应拒绝 no_price，得到 3 行',
    'X05: 应有 3 行，却拒绝 reading-went-back {"meterNo":"E3","register":"total","from":"640","to":"604"}',
    '0 passed, 2 failed',
  ])
})

test('a malformed case or file counts as failed, is told, and stops nothing', () => {
  const broken = { ...sample('X06'), scenario: { kind: 'step', quantity: '1e3', blocks: [] } }
  const unknown = { ...sample('X07'), scenario: { kind: 'lottery' } }
  const printed = printedOf({ cases: [broken, unknown, null, sample('X01')] }, 'not json', { version: 1 })
  expect(printed.slice(0, 2)).toEqual([
    'X06: 应有 3 行，却拒绝 unreadable {"at":"quantity","why":"not a decimal number"}',
    expect.stringMatching(/^X07: 应有 3 行，却拒绝 unreadable {"at":"kind","why":"Invalid type/),
  ])
  expect(printed.slice(2).map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
    '第 3 例: 答案读不出来',
    '1.json: 文件读不出来',
    '2.json: 文件读不出来',
    '1 passed, 5 failed',
  ])
})
