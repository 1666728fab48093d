// The limit of a read: Koa, the same driver and pool, the statement as text, and the ready reply; no router, no session, no schema, no log.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { connect } from '../../../bff/adapters/store/connect'
import { answerParent } from '../child'
import type { Asked } from './asked'

answerParent(async ({ databaseUrl, asked }: { databaseUrl: string; asked: readonly Asked[] }) => {
  const sql = connect(databaseUrl, { name: 'yft-bare', max: 10, statementTimeoutMs: 10_000 })
  const known = new Map(asked.map((one) => [`${one.headers.authorization} ${one.path}`, one]))
  const app = new Koa()
  app.use(async (ctx) => {
    const one = known.get(`${ctx.get('authorization')} ${ctx.url}`)
    if (!one) return
    await sql.unsafe(one.statement.text, one.statement.values as string[], { prepare: true })
    ctx.body = one.reply
  })
  const server = createServer(app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
