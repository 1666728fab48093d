// Follows what the phone runs, through core as well: nothing on that way may be too new or too heavy for it.
import ts from 'typescript'
import { resolveImport, variantsOf } from './resolve'
import type { Source } from './source'
import { readSyntax, walk } from './syntax'

/** Old phones cannot even parse a BigInt literal, and the two libraries would not fit. Each find tells its way. */
export const findHeavy = (sources: Source[]): string[] => {
  const known = new Map(sources.map((source) => [source.path, source]))
  const names = new Set(known.keys())
  const ways = new Map<string, string>()
  const follow = (source: Source, way: string) => {
    if (ways.has(source.path)) return
    ways.set(source.path, way)
    for (const { specifier, typeOnly } of readSyntax(source).imports) {
      if (typeOnly) continue
      const target = resolveImport(source.path, specifier, names)
      for (const path of target.kind === 'file' ? variantsOf(target.path, names) : []) {
        const next = known.get(path)
        if (next) follow(next, `${way} -> ${next.path}`)
      }
    }
  }
  for (const source of sources) if (source.path.startsWith('miniapp/src/')) follow(source, source.path)
  return [...ways].flatMap(([path, way]) => heavyIn(known.get(path) as Source).map((what) => `${way}: ${what}`))
}

const heavyIn = (source: Source): string[] => {
  const { imports, tree } = readSyntax(source)
  const libraries = imports
    .filter(({ specifier, typeOnly }) => !typeOnly && /^(valibot|decimal\.js)$/.test(specifier))
    .map(({ specifier }) => specifier)
  const big: string[] = []
  walk(tree, (node) => {
    if (ts.isBigIntLiteral(node)) big.push(node.text)
    if (ts.isIdentifier(node) && node.text === 'BigInt') big.push('BigInt')
  })
  return [...libraries, ...big]
}
