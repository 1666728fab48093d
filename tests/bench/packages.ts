// What a phone loads first: the main package and each sub-package of the built WeChat folder.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { buildTargets } from '../../miniapp/build'
import type { Bench } from './bench'
import { type Measure, size } from './measure'

export const packages: Bench = {
  name: 'packages',
  does: '微信小程序主包、分包的大小',
  run: async ({ say }) => {
    say('构建微信小程序')
    if ((await buildTargets(['weapp'])).length > 0) throw new Error('微信小程序没有构建成功')
    const { subPackages = [] } = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] }
    const roots = subPackages.map(({ root }) => root.replace(/\/$/, ''))
    return [
      sizeOf({
        name: 'weapp-main',
        title: '微信主包',
        kilobytes: 600,
        files: filesIn().filter((file) => !roots.some((root) => isIn(file, root))),
      }),
      ...roots.map((root) =>
        sizeOf({
          name: `weapp-${path.basename(root)}`,
          title: '微信分包',
          kilobytes: 400,
          files: filesIn().filter((file) => isIn(file, root)),
        }),
      ),
    ]
  },
}

const folder = path.resolve(import.meta.dirname, '../../miniapp/dist/weapp')

const isIn = (file: string, root: string): boolean => file.startsWith(`${root}/`)

/** Licences and source maps are not uploaded. */
const filesIn = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !/LICENSE|\.map$/.test(name) && statSync(path.join(folder, name)).isFile())

const sizeOf = ({ files, kilobytes, ...of }: { name: string; title: string; kilobytes: number; files: readonly string[] }): Measure =>
  size({ ...of, unit: 'KB', ours: files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0) / 1024, limit: kilobytes })
