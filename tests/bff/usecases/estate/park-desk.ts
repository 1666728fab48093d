// What the tests of the import work with: a database, folders of files in any encoding, and a picture of all that is kept.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readParkFolder } from '../../../../bff/adapters/files/park-folder'
import { ids } from '../../../../bff/adapters/ids/derived'
import type { Client } from '../../../../bff/adapters/store/connect'
import { inTransaction } from '../../../../bff/adapters/store/transaction'
import { vault } from '../../../../bff/adapters/vault/aes-gcm'
import { importPark } from '../../../../bff/usecases/estate/import-park'

export type Park = Readonly<Record<string, string>>

export const parkDesk = (app: Client) => {
  const needs = { sql: app, ids: ids(), vault: vault({ dataKey: randomBytes(32), indexKey: randomBytes(32) }) }
  const now = () => new Date('2026-05-06T02:00:00Z')
  const progress: string[] = []
  const desk = {
    ...needs,
    now,
    progress,
    inTransaction: inTransaction(needs),
    importFolder: async (folder: string, dryRun = false) => {
      const read = await readParkFolder(folder)
      return importPark({ inTransaction: desk.inTransaction, now, progress: (text) => progress.push(text) })({ ...read, dryRun })
    },
    import: async (park: Park, { dryRun = false, encode = utf8 }: { dryRun?: boolean; encode?: (text: string) => Buffer } = {}) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'yft-park-'))
      try {
        for (const [name, text] of Object.entries(park)) writeFileSync(path.join(folder, name), encode(text))
        return await desk.importFolder(folder, dryRun)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  }
  return desk
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')

export const utf8WithMark = (text: string): Buffer => utf8(`\ufeff${text}`)

/** The decoder is built in, an encoder is not: turned round once for the plane that Chinese texts use. */
export const gbk = (text: string): Buffer =>
  Buffer.from(
    [...text].flatMap((character) => {
      const known = gbkBytes.get(character)
      if (!known) throw new Error(`${character} is not in GBK`)
      return known
    }),
  )

const gbkBytes = new Map<string, readonly number[]>()
for (let byte = 0; byte < 0x80; byte += 1) gbkBytes.set(String.fromCharCode(byte), [byte])
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const character = new TextDecoder('gbk').decode(Uint8Array.of(lead, trail))
    if (character.length === 1 && character !== '\ufffd') gbkBytes.set(character, [lead, trail])
  }
}

const kept = [
  'company',
  'project',
  'payee',
  'party',
  'unit',
  'lease',
  'lease_unit',
  'metering_point',
  'installation',
  'register',
  'meter_line',
  'meter_line_point',
  'reading',
  'price',
  'pool',
  'pool_unit',
  'charge_item',
  'opening_debt',
  'bill',
  'receivable',
  'entry',
  'audit',
]

/** All rows that an import may touch; ciphers left out, which differ each time. */
export const picture = async (owner: Client): Promise<Record<string, string[]>> => {
  const tables = await Promise.all(
    kept.map(async (table) => {
      const rows = await owner.unsafe(`select * from ${table}`)
      const plain = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !column.endsWith('_cipher'))))
      return [table, plain.map((row) => JSON.stringify(row)).sort()] as const
    }),
  )
  return Object.fromEntries(tables)
}
