// Builds pages with WeChat's own component framework and gives each its place in the document.
import * as glass from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { type Files, readJson, resolvePath } from './build'
import type { Code, Defined } from './code'
import { openDocument } from './dom'
import { queryOf, type Screen } from './navigation'
import { defineTags } from './tags'
import { compileTemplates } from './templates'

export type PageScreen = Screen & { box: HTMLElement; page: Page }
type Page = Record<string, unknown> & { [hook in 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload']?: (options?: object) => void }
export type Stage = { open: (path: string, url: string) => Promise<PageScreen>; faults: string[] }

// A list that is not there yet draws nothing, here as in WeChat: no cause for a warning.
glass.addGlobalWarningListener((message) => !message.startsWith('The for-list data is neither Array nor Object, got type "undefined"'))

export const newStage = (files: Files, code: Code): Stage => {
  const place = openDocument()
  glass.globalOptions.writeIdToDOM = true
  glass.globalOptions.throwGlobalError = true
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  defineTags(space.getComponentSpace(), files)
  const templates = compileTemplates(files)
  const view = env.associateBackend(new glass.CurrentWindowBackendContext())
  const registered = new Set<string>()

  const register = (name: string) => {
    if (registered.has(name)) return
    registered.add(name)
    const config = readJson(files, `${name}.json`)
    for (const used of Object.values((config.usingComponents ?? {}) as Record<string, string>)) register(resolvePath(name, used))
    space.addComponentStaticConfig(name, config)
    space.addCompiledTemplate(name, templates.of(name))
    const { kind, options } = code.definitionOf(name)
    space.componentEnv(name, (make) => (kind === 'Page' ? make.Page(options) : make.Component(componentOptions(options))))
  }

  const open = async (path: string, url: string): Promise<PageScreen> => {
    register(path)
    const box = place.body.appendChild(place.createElement('div'))
    const spot = box.appendChild(place.createElement('div'))
    const root = view.createRoot('page', space, path)
    const page = root.get() as unknown as Page
    page.route = page.__route__ = path
    root.attach(box as never, spot as never)
    page.onLoad?.(queryOf(url))
    page.onShow?.()
    // A phone calls a page ready after its first drawing.
    setTimeout(() => page.onReady?.(), 0)
    return {
      path,
      url,
      box,
      page,
      show: () => {
        box.hidden = false
        page.onShow?.()
      },
      hide: () => {
        page.onHide?.()
        box.hidden = true
      },
      close: () => {
        page.onUnload?.()
        root.release()
        box.remove()
      },
    }
  }
  return { open, faults: templates.faults }
}

/** Alipay names a component's properties and life cycle in its own way. */
const componentOptions = (options: Defined['options']): Defined['options'] => {
  const { props, didMount, didUnmount, properties, lifetimes, ...rest } = options
  const named = Object.entries((props ?? {}) as object).map(([name, value]) => [name, { type: null, value }])
  return {
    ...rest,
    properties: { ...Object.fromEntries(named), ...(properties as object) },
    lifetimes: { ...(didMount ? { attached: didMount } : {}), ...(didUnmount ? { detached: didUnmount } : {}), ...(lifetimes as object) },
  }
}
