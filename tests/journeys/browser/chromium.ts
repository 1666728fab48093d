// Puts the Chromium that npm delivers on this machine, with libraries and Chinese letters of its own, once per version.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

export type Chromium = { executablePath: string; env: Record<string, string> }

const require = createRequire(import.meta.url)

export const unpackChromium = async (): Promise<Chromium> => {
  const folder = path.join(os.tmpdir(), `yuanfeitong-chromium-${versionOf('@sparticuz/chromium')}-${os.userInfo().uid}`)
  if (!existsSync(folder)) await unpackInto(folder)
  const fontsConf = path.join(folder, `fonts-${process.pid}.conf`)
  writeFileSync(fontsConf, fontsOf(folder))
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      TZ: 'Asia/Shanghai',
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: fontsConf,
    },
  }
}

/**
 * The package unpacks below TMPDIR and takes whatever lies there for whole, so it is given a folder of its own that gets its name
 * only when it is complete; and it changes the process's environment, which the database server beside it must not inherit.
 */
const unpackInto = async (folder: string) => {
  const before = { ...process.env }
  const making = mkdtempSync(`${folder}-`)
  try {
    Object.assign(process.env, { TMPDIR: making, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' })
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    renameSync(making, folder)
  } catch (fault) {
    rmSync(making, { recursive: true, force: true })
    // Another worker was first; any other fault stays one.
    if (!existsSync(folder)) throw fault
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

const versionOf = (name: string): string => require(path.join(folderOf(name), 'package.json')).version

/** A package's folder, also where its package.json is not among its exports. */
const folderOf = (name: string): string => {
  const entry = require.resolve(name)
  return entry.slice(0, entry.lastIndexOf(path.join('node_modules', name)) + path.join('node_modules', name).length)
}

const fontsOf = (folder: string) => {
  const fonts = folderOf('@expo-google-fonts/noto-sans-sc')
  const cache = path.join(folder, 'font-cache')
  mkdirSync(cache, { recursive: true })
  const family = 'Noto Sans SC'
  const alias = (name: string) => `<alias binding="same"><family>${name}</family><prefer><family>${family}</family></prefer></alias>`
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${path.join(fonts, '400Regular')}</dir><dir>${path.join(fonts, '700Bold')}</dir><cachedir>${cache}</cachedir>
${['sans-serif', 'serif', 'monospace', 'system-ui'].map(alias).join('\n')}
</fontconfig>`
}
