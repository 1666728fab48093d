// What every page says while it loads, fails, is offline or may not be seen.
export const shellTexts = {
  error: '没能加载出来。请检查网络后重试',
  errorNumber: (requestId: string) => `(编号 ${requestId})`,
  retry: '重试',
  offline: (asOf: string) => `当前无网络,显示 ${asOf} 的内容`,
  denied: '您没有查看权限,可联系园区管理处',
  toHome: '返回首页',
  signedOut: '登录后可查看账单与用量',
  signIn: '去登录',
  unsure: '网络没有回应,还不知道是否成功。请稍后再试',
  demo: '演示数据,均为虚构',
  back: '返回',
  loading: '正在加载',
} as const

export const typeStepNames = { standard: '标准', large: '大', care: '关怀', huge: '特大' } as const

export const typeTexts = { switch: '大字', title: '字号大小', sample: '账单金额 ¥1,234.50', done: '完成' } as const
