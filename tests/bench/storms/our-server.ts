// The server in its production form, with its log and its worker, on any free port.
import { startServer } from '../../../bff/main'
import { readSettings, readWechatPay, serverSettings } from '../../../bff/settings'
import { answerParent } from '../child'

answerParent(async (env: Record<string, string>) => {
  const read = readSettings(env, serverSettings)
  if (!read.ok) throw new Error(String(read.detail.sentence))
  const wechatPay = readWechatPay(env)
  if (!wechatPay.ok) throw new Error(String(wechatPay.detail.sentence))
  const { port } = await startServer({ ...read.value, wechatPay: wechatPay.value }, { demo: false, h5Folder: import.meta.dirname })
  return `http://127.0.0.1:${port}`
})
