// Re-spells an Alipay build in WeChat's words, for the one open runtime there is: only spelling changes, never meaning.
import type { Files } from './build'

export const respellAlipay = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [respellName(name), respellText(name, text)]))

const respellName = (name: string) =>
  name
    .replace(/\.axml$/, '.wxml')
    .replace(/\.acss$/, '.wxss')
    .replace(/\.sjs$/, '.wxs')

const respellText = (name: string, text: string) => {
  if (name.endsWith('.axml')) return respellTemplate(text)
  if (name.endsWith('.sjs')) return respellScript(text)
  if (name.endsWith('.json')) return respellConfig(text)
  return text
}

const respellTemplate = (text: string) =>
  text
    .replace(
      /<import-sjs\s+name="([^"]*)"\s+from="([^"]*)"\s*(?:\/>|><\/import-sjs>)/g,
      (_, name, from) => `<wxs module="${name}" src="${respellName(from)}" />`,
    )
    .replace(/(<(?:import|include)\s+src=")([^"]*)"/g, (_, head, from) => `${head}${respellName(from)}"`)
    .replace(/\ba:(if|elif|else|for|for-item|for-index|key)\b/g, 'wx:$1')
    .replace(/(\s)(on|catch)([A-Z]\w*)=/g, (_, space, kind, event) => `${space}${kind === 'on' ? 'bind' : 'catch'}${event.toLowerCase()}=`)

const respellScript = (text: string) =>
  text
    .replace(/\bexport default\b/, 'module.exports =')
    .replace(/import\s+(\w+)\s+from\s+['"]([^'"]+)['"]/g, (_, name, from) => `var ${name} = require('${respellName(from)}')`)

/** The tab bar's keys are the only ones that the host reads and that differ. */
const respellConfig = (text: string) => {
  const config = JSON.parse(text)
  if (!config.tabBar?.items) return text
  const list = config.tabBar.items.map(({ name, ...rest }: { name: string }) => ({ ...rest, text: name }))
  return JSON.stringify({ ...config, tabBar: { ...config.tabBar, list } })
}
