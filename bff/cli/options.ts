// Reads a command's options strictly: an unknown or unfit one is told, never skipped.
import { parseArgs } from 'node:util'
import { type Month, parseMonth } from '@yft/core/shared/month'

export interface Options {
  words: string[]
  texts: Readonly<Record<string, string | undefined>>
  flags: ReadonlySet<string>
}

/** Null: called wrongly. */
export const readOptions = (args: readonly string[], known: { texts?: readonly string[]; flags?: readonly string[] }): Options | null => {
  const texts = (known.texts ?? []).map((name) => [name, { type: 'string' as const }] as const)
  const flags = (known.flags ?? []).map((name) => [name, { type: 'boolean' as const }] as const)
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries([...texts, ...flags]),
    })
    const given = Object.entries(values)
    return {
      words: positionals,
      texts: Object.fromEntries(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
      flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
    }
  } catch {
    return null
  }
}

export const monthOption = (options: Options): Month | null => parseMonth(options.texts.month ?? '')
