// The demo on a fresh machine: own database, own providers, an invented park billed for four months, the pages built here.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { dayAt } from '@yft/core/shared/day'
import { type Outcome, ok } from '@yft/core/shared/outcome'
import { ids } from '../adapters/ids/derived'
import { connect } from '../adapters/store/connect'
import { type Embedded, startEmbedded } from '../adapters/store/embedded'
import { migrate } from '../adapters/store/migrate'
import { vault } from '../adapters/vault/aes-gcm'
import { type ServerSettings, startServer } from '../main'
import { readSettings, readWechatPay, serverSettings } from '../settings'
import { demoKeys } from './demo-keys'
import { startDemoMeters } from './demo-meters'
import { demoPark } from './demo-park'
import { type DemoProviders, startDemoProviders } from './demo-providers'
import { demoTenants } from './demo-tenants'
import { onFreePort } from './free-port'

type Say = (line: string) => void

/** The pages are built beside the park; of the caller's settings only port, address and log level count. */
export const startDemo = async (
  root: string,
  env: NodeJS.ProcessEnv,
  say: Say,
): Promise<Outcome<() => Promise<void>, 'settings-unfit'>> => {
  const stateFolder = path.join(root, '.data')
  const keys = demoKeys(root)
  const own = readSettings({ TZ: env.TZ, PORT: env.PORT, HOST: env.HOST, LOG_LEVEL: env.LOG_LEVEL ?? 'warn' }, [
    'port',
    'host',
    'logLevel',
    'timeZone',
  ])
  if (!own.ok) return own
  say('正在启动演示：数据库、示例园区、页面。首次约需一分钟，请稍候……')
  const database = await startEmbedded({ root, randomBytes })
  try {
    const [payees] = await Promise.all([fillDatabase(database, keys, stateFolder), buildH5(root)])
    const { stop, lines } = await serveDemo({ root, env, own: own.value, keys, database, payees })
    for (const line of lines) say(line)
    return ok(stop)
  } catch (fault) {
    await database.release()
    throw fault
  }
}

interface Parts {
  root: string
  env: NodeJS.ProcessEnv
  own: Pick<ServerSettings, 'port' | 'host' | 'logLevel'>
  keys: ReturnType<typeof demoKeys>
  database: Embedded
  /** Tax numbers of the companies that collect. */
  payees: readonly string[]
}

const serveDemo = async ({ root, env, own, keys, database, payees }: Parts) => {
  const providers = await startDemoProviders(path.join(root, '.data'), { fromPort: own.port + 1, payees })
  const sql = connect(database.appUrl, { name: 'yft-demo-meters', max: 2 })
  const meters = await startDemoMeters({ sql, ids: ids(), vault: vault(keys), now: () => new Date() }, own.port + 5)
  await sql.end()
  const hidden = { ...providers.env, DATABASE_URL: database.appUrl, DATA_KEY: text(keys.dataKey), INDEX_KEY: text(keys.indexKey) }
  const running = await onFreePort(own.port, async (port) => {
    const read = readSettings({ ...hidden, TZ: env.TZ, PUBLIC_ORIGIN: `http://localhost:${port}` }, serverSettings)
    if (!read.ok) throw new Error(String(read.detail.sentence))
    const wechatPay = readWechatPay(hidden)
    if (!wechatPay.ok) throw new Error(String(wechatPay.detail.sentence))
    return startServer(
      { ...read.value, ...own, port, wechatPay: wechatPay.value },
      { demo: true, h5Folder: path.join(root, 'miniapp/dist/h5') },
    )
  })
  const stop = async () => {
    await running.stop()
    await Promise.all([providers.stop(), meters.stop()])
    await database.release()
  }
  return { stop, lines: welcome(`http://localhost:${running.port}/`, providers) }
}

const text = (key: Buffer): string => key.toString('base64')

/** The tax numbers of the companies that stand in it then. */
const fillDatabase = async (database: Embedded, keys: ReturnType<typeof demoKeys>, stateFolder: string): Promise<string[]> => {
  await migrate(database)
  const sql = connect(database.appUrl, { name: 'yft-demo' })
  await demoPark({ sql, ids: ids(), vault: vault(keys), now: () => new Date() }, stateFolder)
  const companies = await sql<{ taxNo: string }[]>`select tax_no as "taxNo" from company order by id`
  await sql.end()
  return companies.map(({ taxNo }) => taxNo)
}

/** In its own process, so that the build's memory goes with it; pages that are up to date are left alone. */
const buildH5 = (root: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'miniapp/build.ts'), 'h5'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('页面没有构建成功'))))
  })

const welcome = (address: string, { smsPage, payerPage }: DemoProviders): string[] => [
  '',
  `  园费通演示已启动：${address}`,
  `  短信验证码在这里看：${smsPage}`,
  `  扮演付款人的微信在这里：${payerPage}`,
  '',
  '  可以用下面的租户登录（手机号 + 验证码），再用合同号绑定：',
  ...demoTenants.map(({ kind, name, phone, contractNo }) => `    ${kind}  手机 ${phone}  合同号 ${contractNo}  ${name}`),
  '',
  `  远程抄表（模拟的串口服务器和表）：npm run yft -- read-meters --project DG01 --day ${dayAt(new Date())}`,
  '  小程序连接本演示时，微信和支付宝的登录码写成「名字.数字」，如 lan.1；同一个名字是同一个人。',
  '  数据均为虚构，保存在 .data 文件夹。按 Ctrl+C 停止。',
]
