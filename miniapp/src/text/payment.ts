// The words of paying: before, while nobody knows yet, and after; how payments and ways are named.
import type { Reply } from '@yft/core/contract/routes'

type Payment = Reply<'seePayment'>

export const wayNames = { 'mini-program': '微信支付', 'wechat-browser': '微信支付', qr: '微信扫码' } as const satisfies Record<
  Payment['way'],
  string
>

export const paymentStateNames = {
  asking: '确认中',
  awaiting: '未付款',
  settled: '已收到',
  cancelled: '已取消',
  expired: '已关闭',
  refused: '未成功',
} as const satisfies Record<Payment['state'], string>

export const payTexts = {
  pay: '去缴费',
  inFlight: (amount: string) => `一笔 ${amount} 的付款正在确认,请勿重复付款`,
  progress: '看进度',
  payments: '付款记录',
  number: '付款编号',
  copy: '复制',
  copied: '已复制',
  copyOf: (label: string) => `复制${label}`,
} as const

export const chooseTexts = {
  all: '全选',
  none: '取消全选',
  chosen: (count: number, amount: string) => `已选 ${count} 张 · ${amount}`,
  apart: (count: number) => `所选账单属于 ${count} 个收款方,需分 ${count} 笔付款`,
  payTo: (payee: string, amount: string) => `去缴费 · ${payee} ${amount}`,
  tooMany: (most: number) => `一次最多付 ${most} 项费用,请少选几张,分几次付`,
} as const

export const cashierTexts = {
  title: '收银台',
  payee: '收款方',
  bills: (count: number) => `账单 ${count} 张`,
  open: '展开',
  fold: '收起',
  opening: '期初欠费',
  bill: (month: string) => `${month}账单`,
  total: '应付金额',
  way: '付款方式',
  pay: (amount: string) => `微信支付 ${amount}`,
  settled: '所选账单已缴清,无需再付。',
  gone: (count: number) => `所选账单中有 ${count} 张已缴清,不再计入`,
  toBills: '看账单',
  unsure: '网络没有回应,还不知道是否已经发起。可以再点一次:仍是同一笔付款,不会付两次。',
  held: (until: string) => `有人正在支付这张账单(${until}前有效)。请勿重复付款。`,
  notInAlipay: '微信支付不能在支付宝里打开',
  notInAlipayHow: '请复制下面的链接,用手机或电脑的浏览器打开,再用微信扫码付款。',
  link: '付款页链接',
  changedTitle: '金额有变化,请重新确认',
  changed: (old: string, now: string) => `${old} → ${now}`,
  changedNow: '现应付',
  payChanged: (amount: string) => `按新金额付 · 微信支付 ${amount}`,
  notNow: '先不付',
} as const

export const resultTexts = {
  title: '付款结果',
  home: '返回首页',
  refresh: '刷新',
  asking: '正在确认付款结果',
  askingText: '请稍候,通常几秒内完成。请勿重复付款。',
  unknown: '结果确认中',
  unknownText: (until: string | null) =>
    `如果您已看到扣款,款项不会丢失,到账后账单会自动变为已缴,可在付款记录里查看。${until ? `如果没有扣款,${until} 后可重新付款。` : ''}`,
  unknownHelp: '有疑问可联系园区管理处,并告知付款编号。',
  paid: (amount: string) => `已收到 ${amount}`,
  paidBills: '结清的账单',
  cleared: '缴清',
  left: (amount: string) => `还差 ${amount}`,
  next: '接下来',
  receipt: (number: string) => `收据已生成,收据号 ${number}`,
  receiptPending: '收据编号生成中,稍后可在付款记录里查看',
  toParts: '看这笔钱的去向',
  /** Said only where the provider answered that nothing was paid. */
  untouched: ',没有扣款',
  cancelled: '您取消了付款',
  cancelledText: (until: string | null) => (until ? `这笔付款 ${until}前有效,可以继续付。` : '可以继续付,仍用原来的付款编号。'),
  open: '还没有收到付款',
  openText: (until: string) => `这笔付款 ${until}前有效,可以继续付,不会付两次。`,
  expired: '付款已超时关闭',
  refused: '付款没有发起成功',
  refusedUntouched: '没有扣款:微信支付没有受理这笔付款',
  heldText: (until: string) => `有人正在支付这张账单(${until}前有效)。请勿重复付款。`,
  held: '付款进行中',
  goOn: (amount: string) => `继续付款 · 微信支付 ${amount}`,
  again: '重新付款',
  switchTo: (way: string) => `换个方式:${way}`,
  stop: '不付了,取消这笔付款',
  switchUnsure: '上一笔微信付款还没有确定结果,确认后才能换方式,以免付两次。',
  allSettled: '这些账单已缴清,无需再付',
  second: (amount: string) => `这张账单收到了两笔付款。多出的 ${amount} 已存入预存款,无需您操作。`,
  late: (amount: string) => `这笔钱在付款关闭之后才到,${amount} 已存入预存款,可抵扣以后的账单,无需您操作。`,
  lessOpen: (amount: string) => `付款期间这些账单有一部分已用别的方式缴清。多出的 ${amount} 已存入预存款,无需您操作。`,
} as const

export const codeTexts = {
  title: '用微信扫码付款',
  label: '微信付款码',
  left: (clock: string) => `${clock} 内有效`,
  hint: '付款后这里会自动显示结果',
  overdue: '付款码已过期',
  done: '我已完成付款',
} as const

export const listTexts = {
  title: '付款记录',
  empty: '还没有付款记录。缴费后会自动出现在这里。',
  begun: (at: string) => `${at} 发起`,
  paid: (at: string) => `${at} 到账`,
  more: '加载更多',
} as const

export const partsTexts = {
  title: '付款去向',
  of: (amount: string) => `这笔 ${amount} 的去向`,
  nothing: '还没有到账的款项。',
  see: '看付款结果',
  allocation: (month: string, fee: string) => `${month}${fee}`,
  prepayment: '预存款',
  balance: (amount: string) => `存入后预存款余额 ${amount}`,
  sum: '合计',
  equal: '与到账金额相符',
  receiptNumber: '收据号',
  receiptPending: '编号生成中',
  paidAt: '到账时间',
  why: '按您付款时选定的账单和费用逐项结清。',
  whyRest: {
    late: '这笔钱在付款关闭之后才到,没有用来结清账单,全部存入预存款。',
    second: '这些账单此前已收到一笔付款,多付的存入预存款。',
    'less-open': '付款期间有一部分已用别的方式缴清,余下的存入预存款。',
  },
} as const
