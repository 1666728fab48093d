// Each file opens with a sentence on what it promises.
import type { Source } from './source'

/** A page's configuration is one line and says itself what it is. */
const selfEvident = /\/index\.config\.ts$/

export const findUnopened = (sources: Source[]): string[] =>
  sources.filter(({ path, text }) => !selfEvident.test(path) && !opens(text)).map(({ path }) => path)

const opens = (text: string) => {
  const comment = /^(?:#!.*\n)?(?:\/\/ ?(.*)|\/\*\*?([\s\S]*?)\*\/)/.exec(text)
  const words = (comment?.[1] ?? comment?.[2] ?? '').replace(/[\s*]+/g, ' ').trim()
  return words.split(' ').length >= 4 && !/^(biome|eslint|@ts|@vitest|TODO)/.test(words)
}
