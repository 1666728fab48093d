// Reads a built mini-program folder into memory: path inside the package -> text.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Files = Record<string, string>

const textual = /\.(json|js|wxml|wxss|wxs|axml|acss|sjs)$/

export const readBuild = (folder: string): Files => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.split(path.sep).join('/'))
  const files = Object.fromEntries(
    names.filter((name) => textual.test(name)).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  )
  if (!files['app.json'] || !files['app.js']) throw new Error(`${folder} holds no built mini-program (app.json, app.js): build it first`)
  return files
}

/** 'a/b/c' and '../d' make 'a/d'; a leading slash starts at the package's root. */
export const resolvePath = (from: string, to: string): string => {
  const parts = to.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of to.split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

export const readJson = (files: Files, name: string): Record<string, unknown> => (files[name] ? JSON.parse(files[name]) : {})
