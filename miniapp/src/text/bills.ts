// The words of 账单.
export const billsTexts = {
  title: '账单',
  tabs: { open: '待缴', paid: '已缴', all: '全部' },
  empty: {
    open: '没有待缴的账单。新账单出具后会出现在这里。',
    paid: '还没有已缴的账单。缴清后会出现在这里。',
    all: '还没有账单。出具后会出现在这里。',
  },
  summary: (count: number, amount: string) => `待缴 ${count} 张 · ${amount}`,
  only: (lease: string) => `只看 ${lease}`,
  showAll: '看全部合同',
  name: (month: string) => `${month}账单`,
  opening: '期初欠费',
  left: (amount: string) => `还差 ${amount}`,
  due: (day: string) => `${day}到期`,
  more: '加载更多',
  end: '没有更多账单了',
  unbound: '绑定房间后可查看账单',
  bind: '去绑定',
} as const
