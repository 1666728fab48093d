// Runs a package's own scripts as a phone does: with the wallet's globals and without anything that only browsers or Node have.
import { type Files, resolvePath } from './build'

export type Defined = { kind: 'Page' | 'Component'; options: Record<string, unknown> }
export type Code = { load: (name: string) => unknown; definitionOf: (page: string) => Defined; app: () => AppOptions }
export type AppOptions = Record<string, unknown> & {
  onLaunch?: (launch: object) => void
  onShow?: (launch: object) => void
  onHide?: () => void
}

/** A phone's logic layer has none of these; code that reaches for one must fail here too. */
const absent = [
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'self',
  'global',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'process',
  'Buffer',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'crypto',
  'structuredClone',
  'AbortController',
  'AbortSignal',
  'Headers',
  'Request',
  'Response',
  'FormData',
  'Blob',
  'File',
  'BroadcastChannel',
  'MessageChannel',
  'Intl',
  'setImmediate',
  'queueMicrotask',
]

export const newCode = (files: Files, globals: Record<string, unknown>): Code => {
  const modules = new Map<string, { exports: unknown }>()
  const defined = new Map<string, Defined>()
  let app: AppOptions | undefined
  let current = ''

  const load = (name: string): unknown => {
    const known = modules.get(name)
    if (known) return known.exports
    const text = files[name]
    if (text === undefined) throw new Error(`${name} is not in the build`)
    const module = { exports: {} as unknown }
    modules.set(name, module)
    const define = (kind: Defined['kind']) => (options: Defined['options']) => void defined.set(current, { kind, options })
    const scope: Record<string, unknown> = {
      ...Object.fromEntries(absent.map((missing) => [missing, undefined])),
      module,
      exports: module.exports,
      require: (wanted: string) => load(resolvePath(name, wanted).replace(/(\.js)?$/, '.js')),
      App: (options: AppOptions) => {
        app = options
      },
      Page: define('Page'),
      Component: define('Component'),
      Behavior: (options: object) => options,
      getApp: () => app,
      ...globals,
    }
    new Function(...Object.keys(scope), `${text}\n//# sourceURL=${name}`)(...Object.values(scope))
    return module.exports
  }

  return {
    load,
    definitionOf: (page) => {
      current = page
      load(`${page}.js`)
      const found = defined.get(page)
      if (!found) throw new Error(`${page}.js registers no page and no component`)
      return found
    },
    app: () => {
      if (!app) throw new Error('app.js registers no App')
      return app
    },
  }
}
