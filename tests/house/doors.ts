// Which room may import which: every stray is printed as `file -> target`.
import { resolveImport } from './resolve'
import type { Source } from './source'
import { readSyntax } from './syntax'

export const findStrays = (sources: Source[]): string[] => {
  const known = new Set(sources.map(({ path }) => path))
  return sources.flatMap((source) =>
    readSyntax(source).imports.flatMap(({ specifier, typeOnly }) => {
      const target = resolveImport(source.path, specifier, known)
      const name = target.kind === 'package' ? target.name : target.path
      return mayImport(source.path, { name, isPackage: target.kind === 'package', typeOnly }) ? [] : [`${source.path} -> ${name}`]
    }),
  )
}

type Wanted = { name: string; isPackage: boolean; typeOnly: boolean }
type Door = { room: RegExp; rooms: RegExp[]; types?: RegExp[]; packages: RegExp }

const none = /^$/
const any = /./
const pure = /^(decimal\.js|valibot)$/
const overseers = /^bff\/((main|start|settings)\.ts$|cli\/)/

/** The first door whose room holds the file decides. */
const doors: Door[] = [
  { room: /^core\/shared\//, rooms: [/^core\/shared\//], packages: pure },
  { room: /^core\/contract\//, rooms: [/^core\/(contract|shared)\//], packages: pure },
  { room: /^core\//, rooms: [/^core\//], packages: pure },
  // The phone: whatever it runs of core must be free of libraries, and of the contract it runs only the paths.
  {
    room: /^miniapp\/(src|types)\//,
    rooms: [/^miniapp\/src\//, /^core\/contract\/paths\.ts$/, /^core\/(text|shared)\//],
    types: [/^core\/contract\//],
    packages: /^(?!node:|valibot$|decimal\.js$)/,
  },
  { room: /^miniapp\//, rooms: [/^miniapp\/(?!src\/)/], packages: any },
  { room: /^bff\/ports\//, rooms: [/^core\//, /^bff\/ports\//], packages: none },
  { room: /^bff\/usecases\//, rooms: [/^core\//, /^bff\/(ports|usecases)\//], packages: none },
  { room: /^bff\/adapters\//, rooms: [/^core\//, /^bff\/(ports|adapters)\//], packages: any },
  { room: /^bff\/(http|jobs)\//, rooms: [/^core\//, /^bff\/(ports|usecases|http|jobs)\//], packages: any },
  { room: /^bff\/simulators\//, rooms: [/^core\//, /^bff\/(ports|simulators)\//], packages: any },
  { room: overseers, rooms: [/^core\//, /^bff\//], packages: any },
  { room: /^tests\//, rooms: [any], packages: any },
]

const mayImport = (from: string, { name, isPackage, typeOnly }: Wanted): boolean => {
  // Style sheets and pictures go with the file that names them.
  if (!isPackage && /\.(s?css|png|jpg|json)$/.test(name)) return true
  const door = doors.find(({ room }) => room.test(from))
  if (!door) return false
  if (isPackage) return door.packages.test(name)
  return [...door.rooms, ...(typeOnly ? (door.types ?? []) : [])].some((room) => room.test(name))
}
