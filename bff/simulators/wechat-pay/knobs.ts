// The knobs that give the provider a bad day: each has a name for tests, a label for the page, and a closed set of values.
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'

export interface Knobs {
  noticeDelayMs: number
  noticeTwice: boolean
  noticeParallel: number
  noticeSilent: boolean
  noticeProbe: boolean
  noticePublicKeyPercent: number
  paidWrong: '' | 'amount' | 'merchant' | 'app'
  payClosed: boolean
  answerSignature: 'good' | 'bad' | 'probe' | 'none'
  slowBeforeMs: number
  slowAfterMs: number
  cut: '' | 'before' | 'after' | 'middle'
  refuse: '' | '429' | '500' | '500-done' | '502'
  noCertificates: boolean
  olderSpelling: boolean
}

export const goodDay: Knobs = {
  noticeDelayMs: 0,
  noticeTwice: false,
  noticeParallel: 1,
  noticeSilent: false,
  noticeProbe: false,
  noticePublicKeyPercent: 100,
  paidWrong: '',
  payClosed: false,
  answerSignature: 'good',
  slowBeforeMs: 0,
  slowAfterMs: 0,
  cut: '',
  refuse: '',
  noCertificates: false,
  olderSpelling: false,
}

export type KnobForm =
  | { kind: 'switch'; label: string }
  | { kind: 'count'; label: string; least: number; most: number }
  | { kind: 'choice'; label: string; choices: Readonly<Record<string, string>> }

export const knobForms: { [K in keyof Knobs]: KnobForm } = {
  noticeDelayMs: { kind: 'count', label: '通知推迟（毫秒）', least: 0, most: 86_400_000 },
  noticeTwice: { kind: 'switch', label: '同一笔付款通知两遍，编号不同' },
  noticeParallel: { kind: 'count', label: '每次同时送几份通知', least: 1, most: 64 },
  noticeSilent: { kind: 'switch', label: '不送通知' },
  noticeProbe: { kind: 'switch', label: '首次通知故意用错误签名探测' },
  noticePublicKeyPercent: { kind: 'count', label: '通知用公钥签名的比例（百分之几）', least: 0, most: 100 },
  paidWrong: {
    kind: 'choice',
    label: '付成的内容与订单不符',
    choices: { '': '相符', amount: '金额多一分', merchant: '商户号不同', app: '应用编号不同' },
  },
  payClosed: { kind: 'switch', label: '已关闭的订单也能付成' },
  answerSignature: {
    kind: 'choice',
    label: '应答的签名',
    choices: { good: '正确', bad: '错误', probe: '探测用的错误签名', none: '没有签名' },
  },
  slowBeforeMs: { kind: 'count', label: '受理前等待（毫秒）', least: 0, most: 600_000 },
  slowAfterMs: { kind: 'count', label: '受理后等待（毫秒）', least: 0, most: 600_000 },
  cut: {
    kind: 'choice',
    label: '断开连接',
    choices: { '': '不断开', before: '受理前断开', after: '受理后断开', middle: '应答到一半断开' },
  },
  refuse: {
    kind: 'choice',
    label: '拒绝请求',
    choices: { '': '不拒绝', 429: '频率超限', 500: '系统异常，没有受理', '500-done': '系统异常，其实已受理', 502: '中间设备的网页' },
  },
  noCertificates: { kind: 'switch', label: '只有公钥，没有平台证书可下载' },
  olderSpelling: { kind: 'switch', label: '错误码用旧写法' },
}

/** Turns the named knobs, all of them or none. */
export const turnKnobs = (knobs: Knobs, turned: unknown): Outcome<Knobs, 'knob-unfit'> => {
  if (typeof turned !== 'object' || turned === null || Array.isArray(turned)) return unfit('要有旋钮的名字和值', '')
  for (const [name, value] of Object.entries(turned)) {
    const form = Object.hasOwn(knobForms, name) ? knobForms[name as keyof Knobs] : undefined
    if (!form) return unfit('没有这个旋钮', name)
    if (!fits(form, value)) return unfit(`不能是 ${JSON.stringify(value)}`, name)
  }
  return ok(Object.assign(knobs, turned))
}

/** A page's form sends texts, and leaves out the switches that are off. */
export const knobsOfForm = (fields: URLSearchParams): Record<string, unknown> =>
  Object.fromEntries(Object.entries(knobForms).map(([name, form]) => [name, ofText(form, fields.get(name))]))

const unfit = (why: string, name: string) => refuse('knob-unfit', { name, why })

const fits = (form: KnobForm, value: unknown): boolean => {
  if (form.kind === 'switch') return typeof value === 'boolean'
  if (form.kind === 'choice') return typeof value === 'string' && Object.hasOwn(form.choices, value)
  return Number.isInteger(value) && Number(value) >= form.least && Number(value) <= form.most
}

const ofText = (form: KnobForm, text: string | null): unknown => {
  if (form.kind === 'switch') return text !== null
  return form.kind === 'count' ? Number(text) : text
}
