// A bill, down to the readings of a line: the figures of room A-1203 in May 2025.
// @vitest-environment jsdom
import { type Fen, sumFen } from '@yft/core/shared/fen'
import { describe, expect, test } from 'vitest'
import { nameFee } from '../../../miniapp/src/text/fees'
import * as park from '../worlds/a-1203'
import { serve, show } from '../worlds/show'

const detail = () => import('../../../miniapp/src/packages/receivable/detail/index')
const basis = () => import('../../../miniapp/src/packages/receivable/basis/index')
const params = { project: park.projectId, bill: park.billId, receivable: 'r' }
const openBill = (bill: object) => show({ page: detail, params, answers: { [`/bills/${park.billId}`]: bill } })
const openBasis = (told: object, storage = {}) => show({ page: basis, params, storage, answers: { '/basis': told } })
const fenOf = (text: string) => Number(text.replace(/[¥,.+]/g, '').replace('−', '-')) as Fen

test('ux 11: the lines add up to the bill', async () => {
  const screen = await openBill(park.bill)
  const lines = ['property', 'power', 'shared-power'].map((kind) => fenOf(screen.text(`line-${kind}-amount`)))
  expect(sumFen(lines)).toBe(fenOf(screen.text('detail-amount')))
})

test('ux 13: the bill shows 2,080.00, 1,669.12, 113.99 and 3,863.11, each with how it came about', async () => {
  const screen = await openBill(park.bill)
  expect(screen.text('line-property')).toBe('物业费320.00 ㎡ × 6.50 元¥2,080.00')
  expect(screen.text('line-power')).toBe('电费2,230.00 度¥1,669.12')
  expect(screen.text('line-shared-power')).toBe('公摊电费按面积 320.00 ㎡ 分摊¥113.99')
  expect(screen.text('detail-amount')).toBe('¥3,863.11')
})

test('ux 11: total − deductions = what is due, and each deduction is listed', async () => {
  const screen = await openBill(park.partPaidBill)
  expect(screen.text('detail-equation')).toBe('¥3,863.11 − 预存款 ¥200.00 = ¥3,663.11')
  expect(screen.text('detail-amount')).toBe('¥3,663.11')
  expect(screen.text('detail-settlement-0')).toMatch(/6月3日 预存款−¥200.00$/)
})

test('the foot tells number, payee, period and due day; a number not yet given says so', async () => {
  const screen = await openBill({ ...park.bill, number: null })
  expect(screen.text('detail-number')).toBe('账单号编号生成中')
  expect(screen.text('detail-payee')).toBe('收款方示例物业服务有限公司')
  expect(screen.text('detail-period')).toMatch(/5月1日–5月31日$/)
  expect(screen.text('detail-due')).toMatch(/6月10日$/)
})

test('the hours of the month stand by name, not by colour alone', async () => {
  const screen = await openBill(park.bill)
  expect(['sharp', 'peak', 'flat', 'valley'].map((register) => screen.text(`detail-registers-${register}`))).toEqual([
    '尖 70.00 度',
    '峰 750.00 度',
    '平 910.00 度',
    '谷 500.00 度',
  ])
})

test('ux 17: the causes lead from last month to this one', async () => {
  const screen = await openBill(park.bill)
  expect(screen.text('detail-compare')).toBe('比上月 +¥312.40为什么')
  await screen.tap('detail-compare')
  const causes = ['power-usage', 'power-price', 'shared-power-share'].map((cause) => screen.text(`detail-cause-${cause}`))
  expect(causes).toEqual(['电费 · 用量+¥241.80', '电费 · 单价+¥92.05', '公摊电费 · 公摊份额−¥21.45'])
  const parts = causes.map((text) => fenOf(text.replace(/^[^+−]+/, '')))
  expect(sumFen(parts)).toBe(fenOf('+312.40'))
  expect([screen.text('detail-cause-from'), screen.text('detail-cause-to')]).toEqual(['上月¥3,550.71', '本月¥3,863.11'])
})

test('a line leads to its basis', async () => {
  const screen = await openBill(park.bill)
  await screen.tap('line-power')
  expect(screen.phone.visited[0]).toMatch(/^navigateTo \/packages\/receivable\/basis\/index\?project=SF01&receivable=rcv_/)
})

describe.each(['standard', 'huge'])('算费依据 in the step %s', (step) => {
  test.each([
    ['sharp', '0102.35', '0104.10', '1.75', '70.00', '1.3521', '94.647', '94.65'],
    ['peak', '0512.20', '0530.95', '18.75', '750.00', '1.0817', '811.275', '811.28'],
    ['flat', '0803.40', '0826.15', '22.75', '910.00', '0.6785', '617.435', '617.44'],
    ['valley', '0621.05', '0633.55', '12.50', '500.00', '0.2915', '145.750', '145.75'],
  ])('ux 12: %s shows start, end, difference, usage, price, unrounded and rounded', async (register, ...figures) => {
    const screen = await openBasis(park.powerBasis, { 'type-step': step })
    const parts = ['start', 'end', 'difference', 'usage', 'price', 'unrounded', 'amount']
    expect(parts.map((part) => screen.text(`basis-${register}-${part}`))).toEqual(figures)
    expect(screen.text('basis-meter')).toBe('电表 0731-2209 · 倍率 40')
    expect(screen.text('basis-readings')).toContain('×40=度')
  })

  test('ux 13: electricity adds up to 2,230.00 度 and 1,669.12', async () => {
    const screen = await openBasis(park.powerBasis, { 'type-step': step })
    expect([screen.text('basis-total-quantity'), screen.text('basis-total-amount')]).toEqual(['2,230.00', '1,669.12'])
    expect(screen.text('basis-amount')).toBe('¥1,669.12')
  })
})

test('the basis goes from readings over lines, price version and rounding to the change against last month', async () => {
  const screen = await openBasis(park.powerBasis)
  const order = ['basis-source', 'basis-readings-table', 'basis-calculation', 'basis-prices', 'basis-rounding', 'basis-change'].map(
    screen.get,
  )
  const places = order.map((element) => [...screen.box.querySelectorAll('*')].indexOf(element))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(screen.text('basis-rounding-text')).toBe('每行四舍五入到分,再相加(先加后取整为 1,669.11,相差 0.01)。')
  expect(screen.text('basis-price-0')).toBe(
    '2025年5月1日起执行,依据《关于调整分时电价的通知》尖 1.3521 元/度 · 峰 1.0817 元/度 · 平 0.6785 元/度 · 谷 0.2915 元/度',
  )
})

test('readings that follow on say so, others warn', async () => {
  expect((await openBasis(park.powerBasis)).text('basis-continues')).toBe('起码 = 上期止码')
  const [first, ...rest] = park.powerBasis.lines
  const broken = { ...park.powerBasis, lines: [{ ...first, continues: false }, ...rest] }
  expect((await openBasis(broken)).text('basis-continues')).toBe('起码与上期止码不同,可请园区核实')
})

test('ux 13: public consumption is 1,260.00 × 0.6785 = 854.91, of it 320 ÷ 2,400 are 113.988, rounded 113.99', async () => {
  const screen = await openBasis(park.sharedBasis)
  expect(['basis-total-pool-quantity', 'basis-total-price', 'basis-total-pool-amount'].map((id) => screen.text(id))).toEqual([
    '1,260.00',
    '0.6785',
    '854.91',
  ])
  expect(screen.text('basis-share-of-0')).toBe('A-1203 按面积 320.00 ÷ 2,400.00 ㎡')
  expect([screen.text('basis-share-0-unrounded'), screen.text('basis-share-0-amount')]).toEqual(['113.988', '113.99'])
  expect(screen.text('basis-vacancy')).toBe('共 8 份。空置 400.00 ㎡ 的份额由园区承担。')
})

const openShares = async (shares: object) => {
  const screen = await openBasis(park.sharedBasis)
  serve(screen.phone, { [`/share-runs/${park.shareRunId}`]: shares })
  await screen.tap('basis-all-parts')
  return screen
}

test('ux 14: the shares add up to the pool, one of them vacant, and others have no name', async () => {
  const screen = await openShares(park.shareParts)
  const parts = park.shareParts.parts.map((_, index) => fenOf(screen.text(`share-part-${index}`).replace(/^.*¥/, '')))
  expect(sumFen(parts)).toBe(fenOf(screen.text('share-total-amount')))
  expect(screen.text('share-part-7')).toBe('空置空置 400.00 ㎡,由园区承担¥142.48')
  expect(screen.text('share-part-2')).toBe('租户 3280.00 ㎡¥99.74')
  expect(screen.text('share-total-ok')).toBe('与公摊总额相符')
})

test('ux 14: shares that do not add up claim nothing', async () => {
  const screen = await openShares({ ...park.shareParts, parts: park.shareParts.parts.slice(1) })
  expect(screen.find('share-total-ok')).toBeNull()
})

test('shares that could not be loaded can be asked for again', async () => {
  const screen = await openShares({ status: 503, code: 'unavailable', message: '系统正忙,请稍后再试' })
  expect(screen.text('share-error')).toContain('系统正忙,请稍后再试')
  serve(screen.phone, { [`/share-runs/${park.shareRunId}`]: park.shareParts })
  await screen.tap('share-error-action')
  expect(screen.find('share-list')).not.toBeNull()
})

test('ux 15: a swapped meter stands in two blocks, a rolled dial is explained', async () => {
  const [line] = park.powerBasis.lines
  if (line?.basis.way !== 'metered') throw new Error('no metered line')
  const [before] = line.basis.segments
  if (!before) throw new Error('no segment')
  const after = {
    ...before,
    meterNo: '0731-9900',
    start: { ...before.start, value: '9999.98', source: 'start' },
    end: { ...before.end, value: '0012.30' },
    rolledOver: '10000',
  }
  const swapped = { ...line, basis: { ...line.basis, segments: [before, after] } }
  const screen = await openBasis({ ...park.powerBasis, lines: [swapped] })
  expect(screen.text('basis-stretch')).toContain('旧表电表 0731-2209')
  expect(screen.text('basis-2-stretch')).toContain('新表电表 0731-9900')
  expect(screen.text('basis-2-sharp-rolled')).toBe('尖 表盘走满归零:9999.98 → 0012.30')
  expect(screen.text('basis-2-sharp-difference')).toBe('12.32')
})

test('rent after an anniversary shows its piece of the month and how the price grew', async () => {
  const piece = {
    ...park.propertyLine,
    amountFen: 892_697,
    basis: {
      ...park.propertyLine.basis,
      unitPrice: '86.48',
      from: '2025-05-20',
      days: 10,
      freeDays: 2,
      unroundedYuan: '8926.967741',
      escalation: {
        percent: '3',
        years: [
          { from: '2023-05-20', unitPrice: '83.96' },
          { from: '2024-05-20', unitPrice: '86.48' },
        ],
      },
    },
  }
  const screen = await openBasis({ ...park.propertyBasis, feeKind: 'rent', lines: [piece] })
  expect(screen.text('basis-piece-calculation')).toBe('320.00 ㎡ × 86.48 元 × 10 ÷ 31 天 = 8,926.967741')
  expect(screen.text('basis-piece-amount')).toBe('四舍五入到分 = 8,926.97 元')
  expect(screen.text('basis-piece-escalation')).toBe('租金每年递增 3%第 1 年 2023年5月20日起 83.96 元第 2 年 2024年5月20日起 86.48 元')
})

const itemBasis = (calculation: string, amountFen: number, basis: object) => ({
  ...park.propertyBasis,
  lines: [{ ...park.propertyLine, calculation, object: '名目', amountFen, basis: { ...anItem, ...basis } }],
})
const anItem = { way: 'item', item: '名目', fromDay: '2025-01-01', document: '补充协议', quantity: null, unitPrice: null }
const day = { from: '2025-05-16', to: '2025-05-31' }
const contract = { mode: 'contract', contractKw: '800', actualKw: '900', band: '1.05', overFactor: '2', floorRatio: '0.4' }
const demand = { by: 'demand', part: 'demand', price: '38', capacityKva: '1250', loadDiscount: null, days: null, terms: contract }

test.each([
  [
    'parking from the middle of a month',
    itemBasis('parking', 30_968, {
      quantity: '2',
      unitPrice: '300',
      unroundedYuan: '309.677419',
      told: { by: 'recurring', ...day, per: 'month', rule: 'calendar-days', pay: '1' },
    }),
    ['计费期 2025年5月16日–5月31日'],
    '2 × 300.00 元 × 16 ÷ 31 天 = 309.677419 元',
    '四舍五入到分 = 309.68 元',
  ],
  [
    'by the day, in a window that pays eight tenths',
    itemBasis('parking', 12_800, {
      quantity: '2',
      unitPrice: '5',
      unroundedYuan: '128',
      told: { by: 'recurring', ...day, per: 'day', rule: 'calendar-days', pay: '0.8' },
    }),
    ['计费期 2025年5月16日–5月31日'],
    '2 × 5.00 元 × 16 天 × 0.8(约定比例) = 128.00 元',
    '四舍五入到分 = 128.00 元',
  ],
  [
    'hours of air-conditioning',
    itemBasis('air-conditioning', 31_080, {
      quantity: '3.5',
      unitPrice: '88.8',
      unroundedYuan: '310.8',
      told: { by: 'counted', onDay: '2025-05-17' },
    }),
    ['发生于 2025年5月17日'],
    '3.5 × 88.80 元 = 310.80 元',
    '四舍五入到分 = 310.80 元',
  ],
  [
    'the basic fee by contract demand, in part of a month',
    itemBasis('basic-power', 1_569_032, {
      quantity: '800',
      unitPrice: '38',
      unroundedYuan: '15690.322580',
      told: { ...demand, days: { inUse: 16, month: 31 } },
    }),
    ['变压器容量 1,250 千伏安', '合同需量 800 千瓦,不低于容量的 0.4'],
    '800 千瓦 × 38.00 元 × 16 ÷ 31 天 = 15,690.32258 元',
    '四舍五入到分 = 15,690.32 元',
  ],
  [
    'what exceeds the contract demand',
    itemBasis('basic-power', 456_000, {
      quantity: '60',
      unitPrice: '76',
      unroundedYuan: '4560',
      told: { ...demand, part: 'demand_over' },
    }),
    [
      '变压器容量 1,250 千伏安',
      '合同需量 800 千瓦,不低于容量的 0.4',
      '实际最大需量 900 千瓦,超过计费需量 1.05 倍的部分按 38.00 元的 2 倍计收',
    ],
    '60 千瓦 × 76.00 元 = 4,560.00 元',
    '四舍五入到分 = 4,560.00 元',
  ],
  [
    'a good power factor',
    itemBasis('power-factor', -751, {
      quantity: '1000.85',
      unitPrice: '-0.0075',
      unroundedYuan: '-7.506375',
      told: { by: 'power-factor', activeKwh: '2230', reactiveKvarh: '500', standard: '0.90', powerFactor: '0.98', baseFen: 100_085 },
    }),
    ['有功 2,230 度,无功 500 千乏时', '功率因数 0.98,标准 0.90'],
    '电费 1,000.85 元 × 调整率 −0.0075 = −7.506375 元',
    '四舍五入到分 = −7.51 元',
  ],
  [
    'a minimum',
    itemBasis('minimum', 4_500, { unroundedYuan: '45.00', told: { by: 'minimum', minimumFen: 10_000, chargedFen: 5_500 } }),
    ['本月不足保底的部分补足'],
    '保底 100.00 元 − 已计 55.00 元 = 45.00 元',
    '四舍五入到分 = 45.00 元',
  ],
  [
    'a tenth off',
    itemBasis('discount', -6_000, { unroundedYuan: '-60', told: { by: 'discount', chargedFen: 60_000, off: { share: '0.1' } } }),
    ['优惠以已计金额为限'],
    '−600.00 元 × 0.1 = −60.00 元',
    '四舍五入到分 = −60.00 元',
  ],
])('算费依据 of an item: %s', async (_, told, given, calculation, amount) => {
  const screen = await openBasis(told)
  const [line] = told.lines
  expect(screen.text('basis-item')).toMatch(new RegExp(`^${nameFee(line?.calculation ?? '')} · 名目`))
  expect(screen.text('basis-item-version')).toBe('2025年1月1日起执行,依据补充协议')
  expect(given.map((_sentence, index) => screen.text(`basis-item-given-${index}`))).toEqual(given)
  expect([screen.text('basis-item-calculation'), screen.text('basis-item-amount')]).toEqual([calculation, amount])
})

test('beside a basic fee the meter claims no sum of the whole fee', async () => {
  const [fee] = itemBasis('basic-power', 456_000, { quantity: '60', unitPrice: '76', unroundedYuan: '4560', told: demand }).lines
  const screen = await openBasis({ ...park.powerBasis, lines: [...park.powerBasis.lines, fee] })
  expect(screen.find('basis-total-amount')).toBeNull()
  expect(screen.find('basis-item')).not.toBeNull()
})

test('a bill tells an item by its name, and what joins a fee is not counted into it', async () => {
  const parking = { ...park.propertyLine, calculation: 'parking', object: '月卡车位', quantity: '2', unitPrice: '300', ...service }
  const off = { ...parking, calculation: 'discount', object: '停车九折', quantity: null, unitPrice: null }
  const shown = { ...park.bill.receivables[0], feeKind: 'parking', lines: [parking, off] }
  const power = park.bill.receivables.find(({ feeKind }) => feeKind === 'power')
  const basic = { ...parking, calculation: 'basic-power', object: '1号变压器', quantity: '800', unitPrice: '38' }
  const joined = { ...power, lines: [...(power?.lines ?? []), basic] }
  const screen = await openBill({ ...park.bill, receivables: [shown, joined] })
  expect(screen.text('line-parking')).toContain('停车费月卡车位 2 × 300.00 元(2025年5月16日–5月31日)')
  expect(screen.text('line-power')).toContain('电费2,230.00 度')
})

const service = { serviceFrom: '2025-05-16', serviceTo: '2025-05-31' }
