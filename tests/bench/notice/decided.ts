// What our server would write of each notice, as the documents that go into the database's one function; nothing of it stays.
import { chance } from '../../../bff/adapters/chance/node'
import { wechat } from '../../../bff/adapters/gateway/wechat/index'
import { ids } from '../../../bff/adapters/ids/derived'
import { type Client, connect } from '../../../bff/adapters/store/connect'
import { paymentStore } from '../../../bff/adapters/store/payment/index'
import { vault } from '../../../bff/adapters/vault/aes-gcm'
import { readSettings, readWechatPay, serverSettings } from '../../../bff/settings'
import { settleFromNotice } from '../../../bff/usecases/payment/settle-from-notice'
import { signedHeaders, type Till } from '../storms/till'

export const decidedOf = async (till: Till, bodies: readonly string[]): Promise<string[]> => {
  const sql = connect(till.place.appUrl, { name: 'yft-bench', max: 1 })
  const documents: string[] = []
  sql.options.debug = (_, text, values) => {
    if (text.includes('keep_receipt')) documents.push(JSON.stringify(values[0]))
  }
  const { gateway, needs } = ourSide(till)
  const read = async (on: Client, body: string) => {
    const now = new Date()
    const raw = { headers: signedHeaders(body, till.platformKey, now), body: Buffer.from(body) }
    const { kind } = await settleFromNotice({ ...needs, payments: paymentStore(on) })(gateway, raw, now)
    if (kind !== 'booked') throw new Error(`a notice of the bench comes to ${kind}`)
    throw takenBack
  }
  for (const body of bodies) {
    await sql
      .begin((transaction) => read(transaction as unknown as Client, body))
      .catch((fault) => (fault === takenBack ? null : Promise.reject(fault)))
  }
  await sql.end()
  return documents
}

const takenBack = new Error('taken back')

const ourSide = ({ env }: Till) => {
  const [read, wechatPay] = [readSettings(env, serverSettings), readWechatPay(env)]
  if (!read.ok || !wechatPay.ok || !wechatPay.value) throw new Error('settings do not fit')
  const [gateway] = wechat.connect(wechatPay.value, { now: () => new Date(), chance, timeoutMs: 5_000, noticeUrl: () => '', log: () => {} })
  if (!gateway) throw new Error('no channel')
  return {
    gateway,
    needs: { ids: ids(), vault: vault(read.value), wechatApps: { miniProgram: read.value.wechatAppId, officialAccount: null } },
  }
}
