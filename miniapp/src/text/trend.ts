// The words of 用量与金额趋势.
export const trendTexts = {
  title: '用量与金额趋势',
  tabs: { power: '电', water: '水', all: '全部费用' },
  chart: { plain: '总量', registers: '尖峰平谷' },
  none: '没有这一项的记录。',
  summaryUsage: (total: string, unit: string, month: string, most: string) =>
    `近 12 个月共 ${total} ${unit},最多的是${month},${most} ${unit}。`,
  summaryAmount: (total: string, month: string, most: string) => `近 12 个月共 ${total},最多的是${month},${most}。`,
  legend: '实心为近 12 个月,空心为上年同月,斜纹为估读。',
  table: '明细',
  heads: (unit: string) => ['月份', unit, '上年同月', '金额'],
  amountHeads: ['月份', '金额', '上年同月'],
  missing: '无',
} as const
