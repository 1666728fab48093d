// Names of fee kinds, registers, sources and statuses as screens and papers say them.
export const feeNames: Readonly<Record<string, string>> = {
  rent: '租金',
  property: '物业费',
  power: '电费',
  water: '水费',
  sewage: '污水处理费',
  'shared-power': '公摊电费',
  'basic-power': '基本电费',
  'power-factor': '力调电费',
  garbage: '垃圾处理费',
  parking: '停车费',
  'air-conditioning': '空调费',
  'one-off': '一次性费用',
  minimum: '保底费',
  discount: '优惠',
  'opening-debt': '期初欠费',
}

export const registerNames = { total: '总', sharp: '尖', peak: '峰', flat: '平', valley: '谷', deep: '深谷', volume: '总' } as const

export const sourceNames = {
  frozen: '结算日冻结',
  remote: '远程抄表',
  manual: '人工抄表',
  reported: '自报读数',
  estimated: '估读',
  start: '装表读数',
  end: '拆表读数',
} as const

export const billStatusNames = { open: '待缴', 'part-paid': '部分已缴', overdue: '逾期', paid: '已缴' } as const

export const unitNames = { power: '度', water: 'm³' } as const
