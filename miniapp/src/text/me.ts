// The words of 我的.
export const meTexts = {
  title: '我的',
  phone: (masked: string) => `手机 ${masked}`,
  noPhone: '未登记手机',
  contracts: '已绑定的合同',
  noContracts: '还没有绑定合同',
  contract: (contractNo: string) => `合同 ${contractNo}`,
  bindAnother: '绑定另一个合同',
  type: '字号',
  signOut: '退出登录',
  signOutTitle: '退出登录?',
  signOutBody: '退出后,这台手机上不再显示您的账单。账单和绑定关系不受影响,重新登录即可查看。',
  signOutAct: '退出登录',
  signOutLeave: '先不退出',
  foot: '园费通 · 园区费用,每一分都算得清',
} as const
