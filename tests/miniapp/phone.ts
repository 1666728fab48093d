// Lets tests import the phone's code as it is: Taro by stand-ins that draw in jsdom, and of each ability the file that a browser gets.
import path from 'node:path'
import type { Plugin } from 'vitest/config'

const standIns: Record<string, string> = {
  '@tarojs/components': path.resolve(import.meta.dirname, 'worlds/components.ts'),
  '@tarojs/taro': path.resolve(import.meta.dirname, 'worlds/taro.ts'),
}

export const phone = (): Plugin => ({
  name: 'phone',
  enforce: 'pre',
  config: () => ({ define: { API_BASE: JSON.stringify('') } }),
  resolveId: (id, importer) => {
    if (!importer || !/\/(tests\/)?miniapp\//.test(importer)) return null
    if (standIns[id]) return standIns[id]
    const ability = /^(.*\/platform\/[\w-]+)$/.exec(id)?.[1]
    return ability ? `${path.resolve(path.dirname(importer), ability)}.h5.ts` : null
  },
})
