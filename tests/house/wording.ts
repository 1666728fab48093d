// One name per concept in what people read, verbs on the buttons that decide, no threats, and no English on screens.
import type { Text } from './texts'

/** What we say, and what nobody may say in its stead. */
export const names: { say: string; never: RegExp }[] = [
  { say: '账', never: /帐/ },
  { say: '账单', never: /缴费单|费用单|账目单/ },
  { say: '待缴', never: /待付|待支付|未支付|(?<!尚)未缴|欠缴/ },
  { say: '已缴', never: /已支付|已交(?!款)|已缴费/ },
  { say: '部分已缴', never: /部分缴纳|部分支付|部分付款/ },
  { say: '确认中', never: /支付中|付款中/ },
  { say: '有异议', never: /申诉|投诉/ },
  { say: '预存款', never: /预存费|预付费|预付款|充值|钱包余额/ },
  { say: '收据', never: /收条|收款凭证/ },
  { say: '发票', never: /税票/ },
  { say: '自动扣款', never: /自动代扣|自动缴费|自动付款|自动支付/ },
  { say: '违约金', never: /滞纳金|逾期费|罚息|罚金/ },
  { say: '房间', never: /房屋|房号|房源|门牌号/ },
  { say: '合同', never: /合约|租约/ },
  { say: '租户', never: /用户|住户|租客|承租方/ },
  { say: '度', never: /千瓦时|kwh/i },
  { say: '读数', never: /示数(?!据)|表底/ },
  { say: '用量', never: /使用量|耗用量/ },
  { say: '登录', never: /登陆/ },
  { say: '验证码', never: /校验码|短信码/ },
  { say: '缴费', never: /交费/ },
]

export const findWrongNames = (texts: Text[]): string[] =>
  texts.flatMap(({ place, text }) =>
    names.flatMap(({ say, never }) => {
      const wrong = never.exec(text)
      return wrong ? [`${place} ${wrong[0]}: say ${say}`] : []
    }),
  )

/** Cutting supply to press for money is forbidden: Civil Code, article 944, in force since 2021-01-01. */
export const findThreats = (texts: Text[]): string[] => marked(texts, /[停断]水|[停断]电|拉闸|[停断]气/)

/** A button that decides names what it does. */
export const findVerbless = (texts: Text[]): string[] => marked(texts, /^(确定|取消|确认|是|否|好的?|OK)$/)

const known = /^(PDF|OFD|XML|CSV|App)$/

export const findEnglish = (texts: Text[]): string[] =>
  texts
    .filter(({ text, kind }) => kind === 'screen' || chinese.test(text))
    .flatMap(({ place, text }) => (text.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !known.test(word)).map((word) => `${place} ${word}`))

/** A sentence ends with 。 and one text keeps to one width of , : ; and ?; 3.14 and 1,200.00 have no Chinese before them. */
export const findPunctuation = (texts: Text[]): string[] =>
  marked(texts, /[一-鿿]\.(?![a-z0-9])|[一-鿿][,:;?].*[\uff0c\uff1a\uff1b\uff1f]|[\uff0c\uff1a\uff1b\uff1f].*[一-鿿][,:;?]/)

/** Shapes are drawn by style sheets: the letters of many phones have none of these. */
export const findShapes = (texts: Text[]): string[] => marked(texts, /[▴▵▸▾◂▲▼◐⟳✕✖]/)

const chinese = /[一-鿿]/

const marked = (texts: Text[], pattern: RegExp) =>
  texts.flatMap(({ place, text }) => {
    const found = pattern.exec(text)
    return found ? [`${place} ${found[0]}`] : []
  })
