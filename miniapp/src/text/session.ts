// The words of signing in and of proving a phone.
export const sessionTexts = {
  title: '登录',
  welcome: '园费通',
  about: '看账单,看每一笔怎么算出来',
  walletHint: '首次登录后绑定合同,即可查看账单',
  walletFailed: '没有拿到授权,请再试一次',
  submit: '登录',
} as const

export const smsTexts = {
  phone: '手机号',
  phoneHint: '11 位手机号',
  phoneWrong: (length: number) => (length === 11 ? '手机号不对,请核对' : `手机号应为 11 位,现在是 ${length} 位`),
  code: '验证码',
  codeHint: '6 位数字',
  codeWrong: '请输入 6 位验证码',
  codeMissing: '请先获取验证码',
  send: '获取验证码',
  again: (seconds: number) => `${seconds} 秒后可重发`,
} as const
