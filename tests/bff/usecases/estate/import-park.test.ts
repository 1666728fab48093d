// The import takes a park in whole or not at all, says what it does, and does the same thing only once.
import path from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Imported } from '../../../../bff/usecases/estate/import-park'
import { faultText } from '../../../../core/estate/fault'
import { type Table, tables } from '../../../../core/estate/park'
import { smallPark, withCell } from '../../../core/estate/small-park'
import { freshDatabase } from '../../../worlds/database'
import { gbk, type Park, parkDesk, picture, utf8WithMark } from './park-desk'

const { app, owner } = await freshDatabase()
const sample = path.join(__dirname, '../../../samples/park')

beforeEach(async () => {
  await owner`truncate company, project, party cascade`
  await owner`truncate audit`
})

const changed = (imported: Imported): string[] =>
  imported.kind === 'faulty'
    ? imported.faults.map(faultText)
    : tables.flatMap((table) =>
        imported.diff[table].changed.flatMap(({ fields }) => fields.map(({ heading, before, after }) => `${heading} ${before} → ${after}`)),
      )

const counted = (imported: Imported, table: Table): [number, number, number] => {
  if (imported.kind === 'faulty') throw new Error(imported.faults.map(faultText).join('\n'))
  const { added, changed: altered, same } = imported.diff[table]
  return [added.length, altered.length, same]
}

const edited = (file: string, line: number, column: string, cell: string): Park => ({
  ...smallPark,
  [file]: withCell(smallPark[file] ?? '', line, column, cell),
})

test('the sample park comes in, and the same folder again changes nothing, not one row', async () => {
  const desk = parkDesk(app)
  const first = await desk.importFolder(sample)
  expect(first.kind).toBe('done')
  expect(counted(first, 'readings')).toEqual([789, 0, 0])
  const before = await picture(owner)
  const again = await desk.importFolder(sample)
  expect(tables.map((table) => counted(again, table).slice(0, 2))).toEqual(tables.map(() => [0, 0]))
  expect(await picture(owner)).toEqual(before)
})

test('the rooms of a pool and the meters of a line named in another order are no change', async () => {
  const desk = parkDesk(app)
  await desk.import(smallPark)
  const turned = {
    'pools.csv': (smallPark['pools.csv'] ?? '').replace('101;102;201', '201;101;102'),
    'lines.csv': (smallPark['lines.csv'] ?? '').replace('E1;E9', 'E9;E1'),
  }
  const again = await desk.import({ ...smallPark, ...turned })
  expect([...counted(again, 'pools'), ...counted(again, 'lines')]).toEqual([0, 0, 1, 0, 0, 1])
})

test('a trial run says the same and keeps nothing', async () => {
  const desk = parkDesk(app)
  const before = await picture(owner)
  const trial = await desk.import(smallPark, { dryRun: true })
  expect(trial).toMatchObject({ kind: 'done', kept: false })
  expect(counted(trial, 'units')).toEqual([4, 0, 0])
  expect(await picture(owner)).toEqual(before)
})

test('one fault anywhere, and nothing comes in', async () => {
  const desk = parkDesk(app)
  const before = await picture(owner)
  const imported = await desk.import(edited('readings.csv', 9, '读数', '9,00'))
  expect(imported.kind).toBe('faulty')
  expect(await picture(owner)).toEqual(before)
})

describe('the same park however it was saved', () => {
  const quoted = (text: string) =>
    text
      .split('\n')
      .map((line) =>
        line === ''
          ? ''
          : line
              .split(',')
              .map((cell) => `"${cell}"`)
              .join(','),
      )
      .join('\n')
  const each = (spell: (text: string) => string): Park =>
    Object.fromEntries(Object.entries(smallPark).map(([name, text]) => [name, spell(text)]))

  test.each([
    ['UTF-8 with a byte order mark', smallPark, utf8WithMark],
    ['GBK', smallPark, gbk],
    ['CRLF', each((text) => text.replaceAll('\n', '\r\n')), undefined],
    ['GBK with CRLF and quotes', each((text) => quoted(text).replaceAll('\n', '\r\n')), gbk],
    [
      'empty rows at the end, as spreadsheets leave them',
      each((text) => `${text}${','.repeat(text.split('\n')[0]?.split(',').length ?? 1).slice(1)}\n\n`),
      undefined,
    ],
  ])('%s', async (_name, park, encode) => {
    const desk = parkDesk(app)
    await desk.import(smallPark)
    const imported = await desk.import(park, encode ? { encode } : {})
    expect(imported.kind).toBe('done')
    expect(tables.map((table) => counted(imported, table).slice(0, 2))).toEqual(tables.map(() => [0, 0]))
  })
})

describe('a changed row', () => {
  test('of a lease is shown old and new, and leaves its trace', async () => {
    const desk = parkDesk(app)
    await desk.import(smallPark)
    expect(changed(await desk.import(edited('leases.csv', 3, '物业费单价', '4.00')))).toEqual(['物业费单价 3.80 → 4.00'])
    expect(await owner`select trim_scale(property_price) as price from lease where contract_no = 'HT-2'`).toEqual([{ price: '4' }])
    expect(await owner`select project_id, actor, subject, detail from audit`).toEqual([
      { project_id: 'P1', actor: 'import', subject: '合同 HT-2', detail: { 物业费单价: ['3.80', '4.00'] } },
    ])
  })

  test('of a tenant shows phones and numbers only masked', async () => {
    const desk = parkDesk(app)
    await desk.import(smallPark)
    const imported = await desk.import(edited('parties.csv', 3, '手机', '13934000099'))
    expect(changed(imported)).toEqual(['手机 138****0007 → 139****0099'])
    const [audit] = await owner`select project_id, detail from audit`
    expect(audit).toEqual({ project_id: '-', detail: { 手机: ['138****0007', '139****0099'] } })
    const [party] = await owner<{ id: string; phone_cipher: string; phone_index: string }[]>`select * from party where code = 'C2'`
    expect(party?.phone_index).toBe(desk.vault.index('phone', '13934000099'))
    expect(desk.vault.open({ table: 'party', column: 'phone_cipher', rowId: party?.id ?? '' }, party?.phone_cipher ?? '')).toBe(
      '13934000099',
    )
  })

  test('of a reading is a further row that names the one it replaces', async () => {
    const desk = parkDesk(app)
    await desk.import(smallPark)
    await desk.import(edited('readings.csv', 2, '读数', '181'))
    await desk.import(edited('readings.csv', 2, '读数', '182'))
    const rows = await owner<{ id: string; revision: number; replaces: string | null; value: string }[]>`
      select id, revision, replaces, trim_scale(value) as value from reading
      where on_day = '2026-01-01' and register = 'peak' and point_id = ${desk.ids.derive('point', 'P1', 'E1')} order by revision`
    expect(rows.map(({ revision, value }) => [revision, value])).toEqual([
      [1, '180'],
      [2, '181'],
      [3, '182'],
    ])
    expect(rows.map(({ replaces }) => replaces)).toEqual([null, rows[0]?.id, rows[1]?.id])
  })

  test('of a lease may give a room to another lease in the same import', async () => {
    const desk = parkDesk(app)
    await desk.import(smallPark)
    const leases = withCell(withCell(smallPark['leases.csv'] ?? '', 2, '房号', '101'), 3, '房号', '201;102')
    expect(changed(await desk.import({ ...smallPark, 'leases.csv': leases }))).toEqual(['房号 101;102 → 101', '房号 201 → 201;102'])
  })

  test('of a register closes the old device and lets its successor in', async () => {
    const desk = parkDesk(app)
    await desk.import(smallPark)
    const registers = `${withCell(withCell(smallPark['registers.csv'] ?? '', 9, '拆除日', '2026-03-03'), 9, '拆除读数', '20.5')}E2,总,2026-03-03,0,,,1\n`
    expect(changed(await desk.import({ ...smallPark, 'registers.csv': registers }))).toEqual([
      '拆除日 空 → 2026-03-03',
      '拆除读数 空 → 20.50',
    ])
  })
})

describe('a part of the folder', () => {
  test('may be enough: next month brings only readings', async () => {
    const desk = parkDesk(app)
    await desk.import(smallPark)
    const readings = '表号,寄存器,抄表日,读数,来源,备注\nW1,总,2026-02-01,18.50,远程,\n'
    expect(counted(await desk.import({ 'readings.csv': readings }), 'readings')).toEqual([1, 0, 0])
  })

  test('may not be enough: what it points at must be known', async () => {
    const readings = '表号,寄存器,抄表日,读数,来源,备注\nW1,总,2026-02-01,18.50,远程,\n'
    expect(changed(await parkDesk(app).import({ 'readings.csv': readings }))).toEqual(['readings.csv 第 2 行 表号 “W1”: 没有这块表'])
  })

  test('with new rooms puts them behind those that are known', async () => {
    const desk = parkDesk(app)
    await desk.import(smallPark)
    const units = '项目编码,楼栋,楼层,房号,业态,建筑面积,计费面积\nP1,1栋,3层,301,厂房,10,10\nP1,1栋,2层,201,厂房,300,270\n'
    expect(counted(await desk.import({ 'units.csv': units }), 'units')).toEqual([1, 0, 1])
    expect(await owner`select room, position from unit where project_id = 'P1' order by position`).toEqual([
      { room: '101', position: 1 },
      { room: '102', position: 2 },
      { room: '201', position: 3 },
      { room: '301', position: 4 },
    ])
  })

  test('still sees a room held by a lease that only the database knows', async () => {
    const desk = parkDesk(app)
    await desk.import(smallPark)
    const [heading] = (smallPark['leases.csv'] ?? '').split('\n')
    const lease = 'HT-9,P1,C2,201,2026-01-01,2026-12-31,,,60.00,0,3.80,5,10,2,0.0005,3'
    expect(changed(await desk.import({ 'leases.csv': `${heading}\n${lease}\n` }))).toEqual([
      'leases.csv 第 2 行 房号 “201”: 房号 201 在 2025-03-01 至 2026-02-28 已由合同 HT-2(已入库)占用',
    ])
  })

  test('that is no part at all is a fault', async () => {
    expect((await parkDesk(app).import({})).kind).toBe('faulty')
    expect((await parkDesk(app).importFolder('/no/such/folder')).kind).toBe('faulty')
  })

  test('with a file that is neither UTF-8 nor GBK, or whose quote never ends, says so', async () => {
    const broken = { ...smallPark, 'units.csv': '项目编码,"楼栋\nP1,1栋\n' }
    expect(changed(await parkDesk(app).import(broken))).toEqual(['units.csv 第 1 行: 引号没有收尾'])
    const noText = await parkDesk(app).import({ 'units.csv': '' }, { encode: () => Buffer.of(0xff, 0xff) })
    expect(changed(noText)).toEqual(['units.csv 第 1 行: 既不是 UTF-8 也不是 GBK 编码'])
  })
})

test('two imports at once: one brings the park, the other finds nothing to do', async () => {
  const desk = parkDesk(app)
  const [one, other] = await Promise.all([desk.import(smallPark), desk.import(smallPark)])
  const added = [one, other].map((imported) => counted(imported, 'units')[0])
  expect(added.sort()).toEqual([0, 4])
})

test('100,000 readings come in at one go, with progress told, and are found unchanged again', async () => {
  const desk = parkDesk(app)
  const park = { ...smallPark, 'readings.csv': manyReadings(100_000) }
  const startedAt = Date.now()
  expect(counted(await desk.import(park), 'readings')).toEqual([100_000, 0, 0])
  expect(Date.now() - startedAt).toBeLessThan(60_000)
  expect(desk.progress).toContain('写入读数 50000/100000')
  expect(counted(await desk.import(park), 'readings')).toEqual([0, 0, 100_000])
})

test('the order of rows in a file says nothing, but for rooms, contracts, meters and pools', async () => {
  const desk = parkDesk(app)
  await desk.import(smallPark)
  const inOrder = await picture(owner)
  const unordered = ['projects.csv', 'parties.csv', 'registers.csv', 'readings.csv', 'prices.csv', 'opening.csv']
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (chances) => {
      await owner`truncate company, project, party cascade`
      const park = Object.entries(smallPark).map(([name, text]) => [name, unordered.includes(name) ? shuffled(text, chances) : text])
      expect((await desk.import(Object.fromEntries(park))).kind).toBe('done')
      expect(await picture(owner)).toEqual(inOrder)
    }),
    { numRuns: 8 },
  )
})

const shuffled = (text: string, chances: Iterator<number>): string => {
  const [heading = '', ...rows] = text.trimEnd().split('\n')
  const keyed = rows.map((row) => ({ row, rank: chances.next().value as number }))
  return `${[heading, ...keyed.sort((one, other) => one.rank - other.rank).map(({ row }) => row)].join('\n')}\n`
}

/** Readings of two registers, day after day, over the century. */
const manyReadings = (count: number): string => {
  const lines = ['表号,寄存器,抄表日,读数,来源,备注']
  for (let index = 0; index < count / 2; index += 1) {
    const onDay = new Date(Date.UTC(2025, 11, 1) + index * 86_400_000).toISOString().slice(0, 10)
    lines.push(`W1,总,${onDay},${index}.25,远程,`, `E9,峰,${onDay},${index}.5,远程,`)
  }
  return `${lines.join('\n')}\n`
}
