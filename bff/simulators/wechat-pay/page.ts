// The payer's page and the page of knobs: plain HTML for a phone, which says on each that nothing here is real.
import { dayAt } from '@yft/core/shared/day'
import { showDay, showFen } from '@yft/core/shared/show'
import { type KnobForm, type Knobs, knobForms } from './knobs'
import type { Delivery } from './notices'
import { codeUrlOf, ended, type Order } from './orders'
import { beijingTime } from './world'

/** Reloads itself, so that a code opened on another screen shows up. */
export const payerPage = (orders: readonly Order[], told: string | null, { now, payClosed }: { now: Date; payClosed: boolean }): string => {
  const isOpen = (order: Order) => !order.payment && (payClosed || !ended(order, now))
  const open = orders.filter(isOpen)
  const done = orders.filter((order) => !isOpen(order)).slice(0, 20)
  return framed(
    '模拟微信付款',
    `<meta http-equiv="refresh" content="3; url=/">`,
    `${told && told in sentences ? `<p class="told">${sentences[told]}</p>` : ''}
<h2>可以付款的订单</h2>${open.map(openOrder).join('') || '<p>现在没有可以付款的订单。在缴费页面选好账单、点微信支付后，这里会出现。</p>'}
${done.length > 0 ? `<h2>已结束</h2><ul>${done.map(endedOrder).join('')}</ul>` : ''}
<p><a href="/control">通知记录与故障旋钮</a></p>`,
  )
}

export const controlPage = (knobs: Knobs, deliveries: readonly Delivery[], now: Date): string =>
  framed(
    '模拟微信支付：通知与故障',
    '',
    `<p><a href="/">返回付款页</a> · ${clock(now)}</p>
<h2>故障旋钮</h2><form method="post" action="/control">${Object.entries(knobForms)
      .map(([name, form]) => field(name, form, knobs[name as keyof Knobs]))
      .join('')}<button>应用这些设置</button></form>
<form method="post" action="/rotate"><button>换一张平台证书</button></form>
<h2>通知记录</h2><ul>${[...deliveries].reverse().slice(0, 50).map(deliveryLine).join('') || '<li>还没有送过通知。</li>'}</ul>`,
  )

const sentences: Readonly<Record<string, string>> = {
  paid: '已付款。可以回到缴费页面看结果。',
  cancelled: '没有付款。这个订单到期前还可以再付。',
  refused: '这个订单已不能付款。',
}

const openOrder = (order: Order): string => `<section><b class="amount">${showFen(order.totalFen)}</b>
<p>${escaped(order.body.description)}</p>
<p class="small">订单号 ${escaped(order.body.out_trade_no)}<br>${order.way === 'NATIVE' ? `二维码 ${codeUrlOf(order)}` : '在微信里打开的付款'}<br>
请在 ${lastMoment(order)} 前付款</p>
<form method="post" action="/orders/${order.ticket}"><button name="result" value="ok" class="pay">付款</button>
<button name="result" value="cancel">取消</button></form></section>`

const lastMoment = ({ expiresAt, ticketUntil }: Order): string => {
  const until = expiresAt < ticketUntil ? expiresAt : ticketUntil
  return `${showDay(dayAt(until))} ${clock(until)}`
}

const endedOrder = ({ body, totalFen, payment }: Order): string =>
  `<li>${showFen(totalFen)} ${escaped(body.description)}：${payment ? `${clock(payment.paidAt)} 付款` : '已关闭，没有付款'}</li>`

const deliveryLine = ({ at, outTradeNo, attempt, serial, probe, status }: Delivery): string =>
  `<li>${clock(at)} ${escaped(outTradeNo)} 第 ${attempt} 次，${serial.startsWith('PUB_KEY_ID_') ? '公钥' : '平台证书'}签名${
    probe ? '，探测' : ''
  }：${status === 0 ? '没有应答' : `应答 ${status}`}</li>`

const field = (name: string, form: KnobForm, value: Knobs[keyof Knobs]): string => {
  if (form.kind === 'switch') return `<label><input type="checkbox" name="${name}"${value ? ' checked' : ''}> ${form.label}</label>`
  if (form.kind === 'count')
    return `<label>${form.label} <input type="number" name="${name}" min="${form.least}" max="${form.most}" value="${value}"></label>`
  const options = Object.entries(form.choices).map(
    ([choice, label]) => `<option value="${choice}"${choice === value ? ' selected' : ''}>${label}</option>`,
  )
  return `<label>${form.label} <select name="${name}">${options.join('')}</select></label>`
}

/** `14:05:09` in Beijing. */
const clock = (instant: Date): string => beijingTime(instant).slice(11, 19)

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

const framed = (title: string, head: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}<title>${title}</title>
<style>body{font:16px/1.6 sans-serif;max-width:480px;margin:0 auto;padding:16px;color:#1a1a1a;background:#fff}
section{border:1px solid #bbb;border-radius:8px;padding:12px;margin:12px 0}.amount{font-size:26px}.small{font-size:14px;color:#555;overflow-wrap:anywhere}
button{font:inherit;min-height:44px;min-width:96px;padding:0 16px;border:1px solid #888;border-radius:8px;background:#f2f2f2}
button.pay{background:#067a3e;border-color:#067a3e;color:#fff}.told{padding:8px 12px;background:#e8f3ec;border-radius:8px}
form{margin:8px 0}label{display:block;margin:8px 0}input,select{font:inherit}li{margin:4px 0;overflow-wrap:anywhere}.sim{padding:8px 12px;background:#fff4d6;border-radius:8px}</style>
<h1>${title}</h1><p class="sim">这是演示用的模拟页面，不是真的微信支付，不会动用任何真实的钱。</p>
${body}</html>`
