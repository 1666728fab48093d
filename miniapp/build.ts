// Builds the named targets side by side; a target whose sources have not changed since its last build is left alone.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const PROOF = { weapp: 'app.json', alipay: 'app.json', h5: 'index.html' } as const
export type Target = keyof typeof PROOF

const room = path.dirname(fileURLToPath(import.meta.url))
const top = path.dirname(room)

export const buildTargets = async (targets: readonly Target[]): Promise<Target[]> => {
  const digest = digestOfSources()
  const stale = targets.filter((target) => !isFresh(target, digest))
  for (const target of targets) if (!stale.includes(target)) console.log(`${target}: 源码未变,沿用已有构建`)
  const failed: Target[] = []
  await Promise.all(
    stale.map(async (target) => {
      if (await build(target)) {
        writeFileSync(digestFile(target), digest)
        console.log(`${target}: 构建完成`)
      } else failed.push(target)
    }),
  )
  return failed
}

const isFresh = (target: Target, digest: string) =>
  existsSync(proofFile(target)) && existsSync(digestFile(target)) && readFileSync(digestFile(target), 'utf8') === digest

const proofFile = (target: Target) => path.join(room, 'dist', target, PROOF[target])
const digestFile = (target: Target) => path.join(room, 'dist', `${target}.digest`)

const digestOfSources = () => {
  const hash = createHash('sha256').update(process.env.API_BASE ?? '')
  const files = ['miniapp/src', 'miniapp/config', 'core/contract', 'core/shared', 'core/text'].flatMap((folder) =>
    filesUnder(path.join(top, folder)),
  )
  const single = ['package-lock.json', 'miniapp/package.json', 'miniapp/babel.config.js'].map((file) => path.join(top, file))
  for (const file of [...files, ...single]) hash.update(path.relative(top, file)).update(readFileSync(file))
  return hash.digest('hex')
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)]))

// Taro draws a progress bar of several kilobytes: it goes to a file and is shown only when the build fails.
const build = async (target: Target): Promise<boolean> => {
  rmSync(digestFile(target), { force: true })
  rmSync(path.join(room, 'dist', target), { recursive: true, force: true })
  mkdirSync(path.join(room, 'dist'), { recursive: true })
  mkdirSync(path.join(room, '.temp'), { recursive: true })
  const logFile = path.join(room, '.temp', `${target}.log`)
  const log = openSync(logFile, 'w')
  const code = await run(target, log)
  closeSync(log)
  // A rejected configuration ends with 0 and no build, hence the look at the result.
  if (code === 0 && existsSync(proofFile(target))) return true
  console.error(`${target}: 构建失败(退出码 ${code})\n${lastLines(readFileSync(logFile, 'utf8'), 60)}`)
  return false
}

const run = (target: Target, log: number) =>
  new Promise<number>((resolve, reject) => {
    const taro = path.join(top, 'node_modules/@tarojs/cli/bin/taro')
    const child = spawn(process.execPath, [taro, 'build', '--type', target, '--no-check'], {
      cwd: room,
      env: { ...process.env, NODE_ENV: 'production', TARO_ENV: target },
      stdio: ['ignore', log, log],
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })

const lastLines = (text: string, count: number) => text.replaceAll('\u001b[', '').trimEnd().split('\n').slice(-count).join('\n')

const isTarget = (name: string): name is Target => name in PROOF

const main = async (names: string[]) => {
  const unknown = names.filter((name) => !isTarget(name))
  if (names.length === 0 || unknown.length > 0) {
    console.error(
      `用法: tsx miniapp/build.ts ${Object.keys(PROOF).join(' ')}${unknown.length > 0 ? `(不认识的目标: ${unknown.join(' ')})` : ''}`,
    )
    process.exitCode = 2
    return
  }
  const failed = await buildTargets(names.filter(isTarget))
  process.exitCode = failed.length > 0 ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) void main(process.argv.slice(2))
