// The limit of a notice: Koa, the same driver and pool, the same bytes in, and the one function that writes; what it writes was decided before.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { connect } from '../../../bff/adapters/store/connect'
import { answerParent } from '../child'

answerParent(async ({ databaseUrl, documents }: { databaseUrl: string; documents: readonly string[] }) => {
  const sql = connect(databaseUrl, { name: 'yft-bare', max: 10, statementTimeoutMs: 10_000 })
  const app = new Koa()
  app.use(async (ctx) => {
    const chunks: Buffer[] = []
    for await (const chunk of ctx.req) chunks.push(chunk as Buffer)
    const document = documents[Number(ctx.get('x-turn'))]
    if (!document || Buffer.concat(chunks).length === 0) return
    const [row] = await sql<{ kept: string }[]>`select keep_receipt(${document}::jsonb) as kept`
    if (row?.kept === 'kept') ctx.status = 204
  })
  const server = createServer(app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
