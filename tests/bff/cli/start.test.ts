// The demo's park fits every month of the year, its tenants are on file, and a server that cannot start says why in one sentence.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readParkFolder } from '../../../bff/adapters/files/park-folder'
import { moveByMonths } from '../../../bff/cli/demo-dates'
import { demoTenants } from '../../../bff/cli/demo-tenants'
import { startReal } from '../../../bff/cli/start-real'
import { importPark } from '../../../bff/usecases/estate/import-park'
import { freshDatabase } from '../../worlds/database'
import { parkDesk } from '../usecases/estate/park-desk'

const root = path.resolve(import.meta.dirname, '../../..')
const folder = path.join(root, 'bff/demo/park')
const { app } = await freshDatabase()

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 34])('moved by %i months the demo park still has no fault', async (months) => {
  const read = await readParkFolder(folder)
  const desk = parkDesk(app)
  const imported = await importPark({ inTransaction: desk.inTransaction, now: desk.now, progress: () => {} })({
    ...read,
    files: moveByMonths(read.files, months),
    dryRun: true,
  })
  expect(imported.kind === 'faulty' ? imported.faults : []).toEqual([])
  expect(imported.kind).toBe('done')
})

test('days move by whole months, and a last day stays a last day', () => {
  const moved = (cell: string, months: number) =>
    moveByMonths([{ name: 'x', heading: [], rows: [{ line: 2, cells: [cell] }] }], months)[0]?.rows[0]?.cells[0]
  expect(moved('2026-01-31', 1)).toBe('2026-02-28')
  expect(moved('2026-02-28', 1)).toBe('2026-03-31')
  expect(moved('2026-01-30', 1)).toBe('2026-02-28')
  expect(moved('2026-11-01', 3)).toBe('2027-02-01')
  expect(moved('2026-04', 9)).toBe('2027-01')
  expect(moved('HT-DG01-0001', 9)).toBe('HT-DG01-0001')
})

test.each(demoTenants)('$kind $name stands in the park with that phone and contract', ({ name, phone, contractNo, kind }) => {
  const party = readFileSync(path.join(folder, 'parties.csv'), 'utf8')
    .split('\n')
    .find((line) => line.includes(`,${phone},`))
  expect(party).toContain(`,${name},${kind},`)
  expect(readFileSync(path.join(folder, 'leases.csv'), 'utf8')).toContain(`${contractNo},DG01,${party?.split(',')[0]},`)
})

test('a real start without settings names them and starts nothing', async () => {
  const started = await startReal(root, { TZ: 'Asia/Shanghai' }, () => {})
  expect(started).toMatchObject({ ok: false })
  if (!started.ok) expect(started.detail.sentence).toMatch(/^启动不了，设置有误：缺少 DATABASE_URL（.*WECHAT_SECRET（.*。$/)
})
