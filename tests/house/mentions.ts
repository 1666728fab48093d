// Finds words that may stand in no file: addresses of registries and downloads, and paths of somebody's machine.
import type { Source } from './source'

/** Put together here, so that this file does not hold them itself. */
const forbidden = [
  ['registry', 'npmjs'],
  ['registry', 'yarnpkg'],
  ['registry', 'npmmirror'],
  ['npm', 'taobao'],
  ['registry', 'node-modules'],
].map((parts) => parts.join('.'))
const machine = [
  ['', 'work', ''],
  ['', 'root', '.'],
  ['', 'tmp', 'brief'],
].map((parts) => parts.join('/'))

export const findMentions = (sources: Source[]): string[] =>
  sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        [...forbidden, ...machine].filter((word) => line.includes(word)).map((word) => `${path}:${index + 1} ${word}`),
      ),
  )
