// 100,000 readings of a known park through the real import, against COPY of the rows that it makes into the same table of a second database.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Client, connect } from '../../../bff/adapters/store/connect'
import type { Bench } from '../bench'
import { inChild } from '../child'
import { copyIn, type Dumped, dump } from '../finished-rows'
import { size, speed, takeTurns } from '../measure'
import type { Server } from '../server'
import { meters, parkFiles, perRegister, readingFiles, registersPerMeter } from './files'
import type { Imported } from './import-child'

export const importReadings: Bench = {
  name: 'import-readings',
  does: '导入 10 万条读数：每秒行数，对照把同样的行 COPY 进同样的表；内存',
  run: async ({ server, say }) => {
    const given = await server()
    const folder = mkdtempSync(path.join(tmpdir(), 'yft-readings-'))
    chmodSync(folder, 0o777)
    try {
      say(`准备 ${meters} 块表的园区`)
      const place = await given.create('import_park')
      await inChild('import-readings/import-child.ts', { databaseUrl: place.appUrl, folder: written(folder, 'park', parkFiles()) })
      const readings = written(folder, 'readings', readingFiles())
      say(`${meters * registersPerMeter * perRegister} 条读数；每边 ${rounds} 轮`)
      const first = await importOnce(given, readings, folder)
      const peaks = [first.imported.peakMb]
      const per = await takeTurns(rounds, {
        ours: async () => {
          const { imported } = await importOnce(given, readings, null)
          peaks.push(imported.peakMb)
          return first.dumped.rows / imported.seconds
        },
        limit: async () => first.dumped.rows / (await copyOnce(given, first.dumped)),
      })
      return [
        speed({ name: 'import-readings', title: '导入读数', unit: '行/秒', goal: 0.1, ...per }),
        size({ name: 'import-memory', title: `导入 ${first.dumped.rows} 条读数的内存`, unit: 'MB', ours: Math.max(...peaks), limit: 400 }),
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true })
      await given.drop('import_park')
    }
  },
}

const rounds = 3

const written = (folder: string, name: string, files: Readonly<Record<string, string>>): string => {
  const place = path.join(folder, name)
  mkdirSync(place)
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(place, file), text)
  return place
}

const importOnce = async (server: Server, readings: string, keepIn: string | null): Promise<{ imported: Imported; dumped: Dumped }> => {
  const place = await server.create('import_run', 'import_park')
  await server.checkpoint()
  const imported = await inChild<Imported>('import-readings/import-child.ts', { databaseUrl: place.appUrl, folder: readings })
  const dumped = keepIn === null ? { rows: 0, tables: [] } : await withClient(place.adminUrl, (sql) => dump(sql, ['reading'], keepIn))
  await server.drop('import_run')
  return { imported, dumped }
}

const copyOnce = async (server: Server, dumped: Dumped): Promise<number> => {
  const place = await server.create('import_copy', 'import_park')
  await server.checkpoint()
  const seconds = await withClient(place.appUrl, (sql) => copyIn(sql, dumped))
  await server.drop('import_copy')
  return seconds
}

const withClient = async <T>(url: string, work: (sql: Client) => Promise<T>): Promise<T> => {
  const sql = connect(url, { name: 'yft-bench', max: 1 })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
