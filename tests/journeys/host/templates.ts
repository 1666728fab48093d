// Compiles a package's templates and their scripts; each fault is named with its file.

import type { template as glassTemplate } from 'glass-easel'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Files } from './build'

type Compiled = glassTemplate.ComponentTemplate
export type Templates = { of: (page: string) => Compiled; faults: string[] }

export const compileTemplates = (files: Files): Templates => {
  const group = new TmplGroup()
  const faults: string[] = []
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith('.wxs')) group.addScript(name.slice(0, -4), text)
    if (!name.endsWith('.wxml')) continue
    const found: { message: string }[] = group.addTmpl(name.slice(0, -5), text) ?? []
    faults.push(...found.map(({ message }) => `${name}: ${message}`))
  }
  const groupList = evaluate(group)
  return { of: (page) => ({ groupList, content: groupList[page] }) as Compiled, faults }
}

/** A single template without a file, for the built-in tags. */
export const compileOne = (text: string): Compiled => {
  const group = new TmplGroup()
  group.addTmpl('', text)
  const groupList = evaluate(group)
  return { groupList, content: groupList[''] } as Compiled
}

const evaluate = (group: TmplGroup): Record<string, unknown> => {
  const list = new Function(`return ${group.getTmplGenObjectGroups()}`)()
  group.free()
  return list
}
