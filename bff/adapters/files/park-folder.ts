// Reads a folder with a park's files: which are there, as CSV in UTF-8 or GBK or as Excel workbooks, as rows of cells.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Fault } from '@yft/core/estate/fault'
import { files } from '@yft/core/estate/park'
import type { RawFile } from '@yft/core/estate/raw'
import { readCsv } from './csv'
import { readXlsx } from './xlsx'

export interface ParkFolder {
  files: readonly RawFile[]
  faults: readonly Fault[]
  warnings: readonly string[]
}

export const readParkFolder = async (folder: string): Promise<ParkFolder> => {
  const found = await namesIn(folder)
  if (typeof found === 'string') return { files: [], faults: [wholeFile(folder, found)], warnings: [] }
  const wanted = Object.values(files).map(({ file }) => file)
  const present = wanted.flatMap((file) => [file, workbookOf(file)].filter((name) => found.includes(name)).map((name) => ({ file, name })))
  const strays = found.filter((name) => /\.(csv|xlsx?)$/i.test(name) && !present.some((one) => one.name === name))
  const warnings = strays.map((name) => `${name} 不是园区数据文件，没有读取`)
  if (present.length === 0) {
    return { files: [], faults: [wholeFile(folder, `文件夹里没有园区数据文件(${wanted.join('、')})`)], warnings }
  }
  const read = await Promise.all(present.map(async ({ file, name }) => readOne(file, name, await readFile(path.join(folder, name)))))
  const doubled = wanted.filter((file) => present.filter((one) => one.file === file).length > 1)
  return {
    files: read.flatMap((one) => (one.ok ? [one.file] : [])),
    faults: [
      ...read.flatMap((one) => (one.ok ? [] : [one.fault])),
      ...doubled.map((file) => wholeFile(file, `${file} 和 ${workbookOf(file)} 只能有一个`)),
    ],
    warnings,
  }
}

const workbookOf = (file: string): string => file.replace(/\.csv$/, '.xlsx')

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

/** A fault is told under the name that the file is known by, whatever form it came in. */
const readOne = async (file: string, name: string, bytes: Buffer): Promise<ReadFile> => {
  const table = name === file ? readText(bytes) : await readXlsx(bytes)
  if (!table.ok) return { ok: false, fault: { ...wholeFile(file, table.reason), line: table.line } }
  const [heading, ...rows] = table.rows
  if (!heading) return { ok: false, fault: wholeFile(file, '文件是空的，至少要有表头') }
  return { ok: true, file: { name: file, heading: heading.cells, rows } }
}

const readText = (bytes: Buffer) => {
  const text = decoded(bytes)
  return text === null ? { ok: false as const, line: 1, reason: '既不是 UTF-8 也不是 GBK 编码' } : readCsv(text)
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
