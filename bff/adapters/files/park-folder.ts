// Reads a folder with a park's files: which are there, in UTF-8 or GBK, as rows of cells.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Fault } from '@yft/core/estate/fault'
import { files } from '@yft/core/estate/park'
import type { RawFile } from '@yft/core/estate/raw'
import { readCsv } from './csv'

export interface ParkFolder {
  files: readonly RawFile[]
  faults: readonly Fault[]
  warnings: readonly string[]
}

export const readParkFolder = async (folder: string): Promise<ParkFolder> => {
  const found = await namesIn(folder)
  if (typeof found === 'string') return { files: [], faults: [wholeFile(folder, found)], warnings: [] }
  const wanted = Object.values(files).map(({ file }) => file)
  const present = wanted.filter((name) => found.includes(name))
  const strays = found.filter((name) => /\.(csv|xlsx?)$/i.test(name) && !wanted.some((file) => file === name))
  const warnings = strays.map((name) => `${name} 不是园区数据文件，没有读取`)
  if (present.length === 0) {
    return { files: [], faults: [wholeFile(folder, `文件夹里没有园区数据文件(${wanted.join('、')})`)], warnings }
  }
  const read = await Promise.all(present.map(async (name) => readOne(name, await readFile(path.join(folder, name)))))
  return {
    files: read.flatMap((one) => (one.ok ? [one.file] : [])),
    faults: read.flatMap((one) => (one.ok ? [] : [one.fault])),
    warnings,
  }
}

/** The names in it, or why there are none to be had. */
const namesIn = async (folder: string): Promise<string[] | string> => {
  try {
    return await readdir(folder)
  } catch (fault) {
    const { code } = fault as { code?: string }
    if (code === 'ENOENT') return '没有这个文件夹'
    if (code === 'ENOTDIR') return '不是文件夹'
    if (code === 'EACCES') return '没有权限读这个文件夹'
    throw fault
  }
}

type ReadFile = { ok: true; file: RawFile } | { ok: false; fault: Fault }

const readOne = (name: string, bytes: Buffer): ReadFile => {
  const text = decoded(bytes)
  if (text === null) return { ok: false, fault: wholeFile(name, '既不是 UTF-8 也不是 GBK 编码') }
  const csv = readCsv(text)
  if (!csv.ok) return { ok: false, fault: { file: name, line: csv.line, column: '', value: '', reason: csv.reason } }
  const [heading, ...rows] = csv.rows
  if (!heading) return { ok: false, fault: wholeFile(name, '文件是空的，至少要有表头') }
  return { ok: true, file: { name, heading: heading.cells, rows } }
}

/** Every GBK text is nearly never UTF-8 by chance, so UTF-8 is tried first, strictly. The decoders drop a byte order mark. */
const decoded = (bytes: Buffer): string | null => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault
    }
  }
  return null
}

const wholeFile = (file: string, reason: string): Fault => ({ file, line: 1, column: '', value: '', reason })
