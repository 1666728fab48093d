// Finds values that are exported and that nobody imports.
import { resolveImport, variantsOf } from './resolve'
import type { Source } from './source'
import { readSyntax } from './syntax'

/** Files that tools or people start, and stand-ins that a test resolves by name: nothing imports them. */
const entry =
  /^(bff\/(main|start)\.ts|bff\/cli\/yft\.ts|bff\/simulators\/(main|start)\.ts|miniapp\/(config\/|build\.ts|types\/|src\/app\.|.*index\.(config\.ts|tsx)$)|tests\/miniapp\/worlds\/|tests\/.*(\.test\.tsx?|run\.ts|vitest\.config\.ts|reporter\.ts|server\.ts)$)/

export const findUnused = (sources: Source[]): string[] => {
  const names = new Set(sources.map(({ path }) => path))
  const used = new Map<string, Set<string>>()
  const whole = new Set<string>()
  const all = sources.map((source) => ({ source, syntax: readSyntax(source) }))
  for (const { source, syntax } of all) {
    for (const taken of syntax.imports) {
      const target = resolveImport(source.path, taken.specifier, names)
      if (target.kind !== 'file') continue
      for (const path of variantsOf(target.path, names)) {
        if (taken.whole) whole.add(path)
        used.set(path, new Set([...(used.get(path) ?? []), ...taken.names]))
      }
    }
  }
  return all
    .filter(({ source }) => !entry.test(source.path) && !whole.has(source.path))
    .flatMap(({ source, syntax }) =>
      syntax.exports
        .filter(({ name, isType }) => !isType && !used.get(source.path)?.has(name))
        .map(({ name }) => `${source.path}: ${name}`),
    )
}
