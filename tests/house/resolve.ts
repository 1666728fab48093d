// Turns an import's words into the repository's file or the package that they mean.
import path from 'node:path'

export type Target = { kind: 'file'; path: string } | { kind: 'package'; name: string } | { kind: 'missing'; path: string }

const workspaces = /^@yft\/(core|bff|miniapp)\//

export const resolveImport = (from: string, specifier: string, known: ReadonlySet<string>): Target => {
  const inside = specifier.startsWith('.')
    ? path.posix.join(path.posix.dirname(from), specifier)
    : workspaces.test(specifier)
      ? specifier.replace(workspaces, '$1/')
      : undefined
  if (inside === undefined) return { kind: 'package', name: packageOf(specifier) }
  const found = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx'].map((end) => inside + end).find((name) => known.has(name))
  return found ? { kind: 'file', path: found } : { kind: 'missing', path: inside }
}

/** The phone's build picks `x.weapp.ts`, `x.alipay.ts` or `x.h5.ts` where the code says `x`: all of them are meant. */
export const variantsOf = (path: string, known: ReadonlySet<string>): string[] => {
  const stem = path.replace(/(\.d)?\.tsx?$/, '')
  return [
    path,
    ...['weapp', 'alipay', 'h5'].flatMap((target) => [`${stem}.${target}.ts`, `${stem}.${target}.tsx`]).filter((name) => known.has(name)),
  ]
}

const packageOf = (specifier: string) => {
  if (specifier.startsWith('node:')) return specifier
  const [scope = '', name = ''] = specifier.split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}
