// The server in production: on the database and the providers that the settings name; what is missing is said in one sentence.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import { connect } from '../adapters/store/connect'
import { isMigrated } from '../adapters/store/is-migrated'
import { startServer } from '../main'
import { readSettings, readWechatPay, serverSettings } from '../settings'

/** Nothing is built, migrated or made up here: that is the operator's to do before. */
export const startReal = async (
  root: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<Outcome<() => Promise<void>, string>> => {
  const read = readSettings(env, serverSettings)
  if (!read.ok) return read
  const wechatPay = readWechatPay(env)
  if (!wechatPay.ok) return wechatPay
  const h5Folder = path.join(root, 'miniapp/dist/h5')
  if (!existsSync(path.join(h5Folder, 'index.html'))) return said('没有构建好的页面，请先运行 npm run build')
  const unfit = await databaseFault(read.value.databaseUrl)
  if (unfit) return said(unfit)
  try {
    const running = await startServer({ ...read.value, wechatPay: wechatPay.value }, { demo: false, h5Folder })
    say(`园费通已启动：${read.value.publicOrigin}（本机 ${read.value.host}:${running.port}）`)
    if (!wechatPay.value) say('没有设置微信支付（WECHAT_PAY_…），租户暂时不能线上付款。')
    return ok(running.stop)
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'EADDRINUSE') throw fault
    return said(`端口 ${read.value.port} 已被别的程序占用，请换一个 PORT`)
  }
}

const said = (sentence: string) => refuse('not-startable', { sentence: `启动不了：${sentence}。` })

const databaseFault = async (url: string): Promise<string | null> => {
  const sql = connect(url, { name: 'yft-start', max: 1, connectTimeoutMs: 5_000 })
  try {
    return (await isMigrated(sql)) ? null : '数据库还没有迁移到本版本，请先运行 npm run yft -- migrate'
  } catch (fault) {
    const code = (fault as { code?: string }).code
    return code === '42P01'
      ? '数据库还没有迁移，请先运行 npm run yft -- migrate'
      : `连接不上 DATABASE_URL 指向的数据库（${code ?? '无应答'}）`
  } finally {
    await sql.end({ timeout: 1 })
  }
}
