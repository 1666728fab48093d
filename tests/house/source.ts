// The repository's own files as the house's tests see them: path and text, without what tools have made.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Source = { path: string; text: string }

const made = new Set(['node_modules', 'dist', '.git', '.data', '.swc', '.temp', '.cache'])

/** Every file below the folders, read as text; paths are relative to the root, with slashes. */
export const readSources = (root: string, folders: string[], wanted: (path: string) => boolean): Source[] =>
  folders
    .flatMap((folder) => list(root, folder))
    .filter(wanted)
    .map((name) => ({ path: name, text: readFileSync(path.join(root, name), 'utf8') }))

const list = (root: string, folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (made.has(entry.name)) return []
    const name = path.posix.join(folder, entry.name)
    return entry.isDirectory() ? list(root, name) : entry.isFile() ? [name] : []
  })

export const isCode = (name: string): boolean => /\.tsx?$/.test(name)
export const topLevel = (root: string): string[] => readdirSync(root).sort()
