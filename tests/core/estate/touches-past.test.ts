// The published months are computed again only when an import could alter them: a usual month's readings cannot.
import { expect, test } from 'vitest'
import { diffPark } from '../../../core/estate/diff'
import { eachTable, type Park } from '../../../core/estate/park'
import { withPositions } from '../../../core/estate/positions'
import { readPark } from '../../../core/estate/read-park'
import { touchesPast } from '../../../core/estate/touches-past'
import { viewOf } from '../../../core/estate/view'
import { month } from '../../../core/shared/month'
import { rawFiles, smallPark, withCell } from './small-park'

const nothing = eachTable<Park>(() => [] as never)
const placed = (files: Readonly<Record<string, string>>, kept: Park) =>
  viewOf(withPositions(readPark({ files: rawFiles(files), faults: [] }), kept), kept)
const all = placed(smallPark, nothing).read
const kept = eachTable<Park>((table) => all[table].rows.map(({ row }) => row) as never)

const withRow = (file: string, row: string) => ({ [file]: `${smallPark[file]}${row}\n` })

test.each<[string, Readonly<Record<string, string>>, boolean]>([
  ['nothing new', smallPark, false],
  ['a reading after the closing day', withRow('readings.csv', 'W1,总,2026-03-02,20,远程,'), false],
  ['a reading on the closing day', withRow('readings.csv', 'W1,总,2026-03-01,20,远程,'), true],
  ['a reading in the other park', withRow('readings.csv', 'E2,总,2026-02-01,20,远程,'), false],
  ['a price from later on', withRow('prices.csv', 'P1,水费,,2026-03-02,4,0.03'), false],
  ['a price from earlier on', withRow('prices.csv', 'P1,水费,,2026-02-01,4,0.03'), true],
  ['a lease from later on', withRow('leases.csv', 'HT-4,P1,C1,201,2026-03-02,2026-12-31,,,1,0,1,5,7,3,0,0'), false],
  ['a device changed in a published month', withRow('registers.csv', 'W1,总,2026-02-20,0,,,1'), true],
  ['a new room', withRow('units.csv', 'P1,1栋,3层,301,厂房,10,10'), false],
  ['a changed room', { 'units.csv': withCell(smallPark['units.csv'] ?? '', 2, '计费面积', '91') }, true],
  ['a changed phone', { 'parties.csv': withCell(smallPark['parties.csv'] ?? '', 2, '手机', '13934000002') }, false],
])('%s', (_name, files, touches) => {
  const view = placed(files, kept)
  expect(touchesPast(diffPark(view), view, { projectId: 'P1', lastMonth: month('2026-02') })).toBe(touches)
})
