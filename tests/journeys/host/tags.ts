// Makes every built-in tag that a package's templates use into a component with the attributes that they give it.
import * as glass from 'glass-easel'
import { type Files, readJson } from './build'
import { compileOne } from './templates'

export const defineTags = (space: glass.ComponentSpace, files: Files): void => {
  for (const [tag, properties] of attributesByTag(files)) {
    const typed = tag === 'input' || tag === 'textarea'
    space.setGlobalUsingComponent(
      tag,
      space
        .define(`wx-${tag}`)
        .template(compileOne(typed ? '' : tag === 'image' ? '<img src="{{ src }}" />' : '<slot />'))
        .definition({ properties, ...(typed ? typedField : {}) })
        .options({ styleScope: glass.StyleScopeManager.globalScope() })
        .registerComponent(),
    )
  }
}

const language = /^(template|import|include|wxs|slot|block)$/
const notProperty = /^(bind|catch|wx:|data-|slot$|class$|style$|id$)/

const attributesByTag = (files: Files): Map<string, Record<string, null>> => {
  const own = new Set(
    Object.keys(files)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => Object.keys(readJson(files, name).usingComponents ?? {})),
  )
  const tags = new Map<string, Record<string, null>>()
  for (const [name, text] of Object.entries(files)) {
    if (!name.endsWith('.wxml')) continue
    for (const [, tag = '', attributes = ''] of text.matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)/g)) {
      if (own.has(tag) || language.test(tag)) continue
      const known = tags.get(tag) ?? {}
      for (const [, attribute = ''] of attributes.matchAll(/([\w:-]+)(?:="[^"]*")?/g)) {
        if (!notProperty.test(attribute)) known[camel(attribute)] = null
      }
      tags.set(tag, known)
    }
  }
  return tags
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A real field: what the page sets is what it holds. */
const typedField = {
  observers: {
    value(this: { $$: HTMLInputElement | null }, value: unknown) {
      if (this.$$) this.$$.value = String(value ?? '')
    },
  },
}
