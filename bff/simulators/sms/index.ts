// An SMS gateway that sends nothing: its page shows the last messages, so that whoever tries the demo can read the code.
import { type Simulator, simulator, type Told } from '../server'

export interface Message {
  phone: string
  text: string
}

export interface SmsSimulator extends Simulator {
  sendUrl: string
  /** Newest first. */
  messages: Message[]
}

export const startSms = async ({ key, port }: { key: string; port?: number }): Promise<SmsSimulator> => {
  const messages: Message[] = []
  const running = await simulator((asked, knobs) => {
    if (asked.method === 'GET' && asked.path === '/messages') return json(messages)
    if (asked.method === 'GET' && asked.path === '/') return { type: 'text/html;charset=utf-8', body: page(messages) }
    if (asked.method !== 'POST' || asked.path !== '/send') return { status: 404, body: '' }
    if (asked.headers.authorization !== `Bearer ${key}`) return { status: 401, body: '' }
    if (knobs.refuse) return json({ ok: false, code: knobs.refuse })
    messages.unshift(JSON.parse(asked.body))
    messages.splice(50)
    return json({ ok: true })
  }, port)
  return Object.assign(running, { sendUrl: `${running.url}/send`, messages })
}

const json = (body: unknown): Told => ({ body: JSON.stringify(body) })

/** Reloads itself; without a script. */
const page = (messages: readonly Message[]): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>模拟短信</title>
<style>body{font:16px/1.6 sans-serif;max-width:560px;margin:24px auto;padding:0 16px}li{margin:8px 0}</style>
<h1>模拟短信</h1><p>这里显示演示系统发出的短信，最新的在最上面。</p>
<ul>${messages.map(({ phone, text }) => `<li><b>${escaped(phone)}</b> ${escaped(text)}</li>`).join('') || '<li>还没有短信。</li>'}</ul></html>`

const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
