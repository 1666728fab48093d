// Every way in which a park's files can be wrong is told with its place and its reason, all at once.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../../core/estate/check'
import { faultText } from '../../../core/estate/fault'
import { eachTable, type Park } from '../../../core/estate/park'
import { withPositions } from '../../../core/estate/positions'
import { readPark } from '../../../core/estate/read-park'
import { viewOf } from '../../../core/estate/view'
import { rawFiles, smallPark, withCell } from './small-park'

interface Case {
  name: string
  set?: [file: string, line: number, column: string, cell: string]
  add?: [file: string, row: string]
  faults: string[]
}

const cases = JSON.parse(readFileSync(path.join(__dirname, '../../cases/estate/faults.json'), 'utf8')) as Case[]
const nothingKnown = eachTable<Park>(() => [] as never)

const faultsOf = (park: Readonly<Record<string, string>>): string[] => {
  const read = readPark({ files: rawFiles(park), faults: [] })
  return check(viewOf(withPositions(read, nothingKnown), nothingKnown)).map(faultText)
}

const spoilt = ({ set, add }: Case): Record<string, string> => {
  const park = { ...smallPark }
  if (set) park[set[0]] = withCell(park[set[0]] ?? '', set[1], set[2], set[3])
  if (add) park[add[0]] = `${park[add[0]]}${add[1]}\n`
  return park
}

test('a park that is right has no fault', () => {
  expect(faultsOf(smallPark)).toEqual([])
})

test.each(cases)('$name', (given) => {
  expect(faultsOf(spoilt(given))).toEqual(given.faults)
})

test('faults of all files are told at once, in the order of files and lines', () => {
  const park = { ...smallPark }
  park['readings.csv'] = withCell(park['readings.csv'] ?? '', 3, '读数', 'x')
  park['units.csv'] = withCell(park['units.csv'] ?? '', 4, '计费面积', 'y')
  park['parties.csv'] = withCell(park['parties.csv'] ?? '', 3, '手机', '110')
  expect(faultsOf(park)).toEqual([
    'parties.csv 第 3 行 手机 “110”: 不是 11 位的手机号',
    'units.csv 第 4 行 计费面积 “y”: 不是数字',
    'readings.csv 第 3 行 读数 “x”: 不是数字',
  ])
})

test('the order of columns does not matter', () => {
  const turned = (text: string) =>
    text
      .split('\n')
      .map((line) => line.split(',').reverse().join(','))
      .join('\n')
  expect(faultsOf(Object.fromEntries(Object.entries(smallPark).map(([name, text]) => [name, turned(text)])))).toEqual([])
})
