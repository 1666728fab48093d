// What each finding about a reading says, what the collector must answer or do, and what it means for the bill; complete, or it does not compile.
import type { EstimatedBy, FindingCode } from '../metering/finding'

export interface FindingText {
  says: string
  /** What the collector chooses from, in this order; empty: nothing is asked. */
  reasons: readonly string[]
  todo: string
  billing: string
}

const held = '确认之前不出账'
const billed = '照常出账，并在算费依据里注明'

export const findingTexts = {
  'conflicting-readings': {
    says: '同一天有两个不同的读数',
    reasons: ['以现场读数为准', '以另一个读数为准'],
    todo: '请重抄并拍照',
    billing: held,
  },
  'no-base-reading': { says: '缺少期初读数', reasons: ['补录装表读数', '补录上期读数'], todo: '请补录期初读数', billing: held },
  'removal-reading-missing': {
    says: '旧表拆除时没有记下读数',
    reasons: ['补录拆表读数', '无法取得，按估读'],
    todo: '请补录拆表读数和照片',
    billing: held,
  },
  'multiplier-without-reading': {
    says: '倍率在本期内改变，当天没有读数',
    reasons: ['补录当天读数', '倍率生效日填错'],
    todo: '请补录换互感器当天的读数和照片',
    billing: held,
  },
  'rates-missing-part': {
    says: '换表前后一块分时段、一块只有总读数',
    reasons: ['补录分时段读数', '总用量计入平段'],
    todo: '请主管决定怎样计',
    billing: held,
  },
  'unrated-as-flat': { says: '只有总读数的表，用量计入平段', reasons: [], todo: '不用处理', billing: billed },
  'unmetered-days': {
    says: '两块表之间有几天没有装表',
    reasons: ['停用', '漏录换表', '换表日期填错'],
    todo: '请核对换表日期',
    billing: billed,
  },
  'off-day': { says: '读数不是在结算日抄的', reasons: [], todo: '下次请在抄表期内抄', billing: '按这个读数出账，并注明早晚几天' },
  prorated: { says: '结算日没有读数，按前后读数折算', reasons: [], todo: '下次请在抄表期内抄', billing: '按折算的读数出账，并注明折算' },
  estimated: {
    says: '没有抄到表，按估读计',
    reasons: ['进不了门', '表坏', '表被遮挡', '远程不通'],
    todo: '请尽快补抄',
    billing: '按估读出账，账单上标明估读',
  },
  'no-basis': {
    says: '没有抄到表，也没有可以估读的依据',
    reasons: ['进不了门', '表坏', '表被遮挡', '远程不通'],
    todo: '请补抄',
    billing: held,
  },
  'prolonged-estimate': {
    says: '已经连续多期估读',
    reasons: ['进不了门', '表坏', '表被遮挡', '远程不通'],
    todo: '请约租户上门抄表',
    billing: '仍按估读出账，同时交主管处理',
  },
  'negative-reading': { says: '读数小于零', reasons: ['抄错重输', '表坏'], todo: '请重抄并拍照', billing: held },
  'impossible-reading': { says: '读数的位数与表盘不符', reasons: ['抄错重输', '已换表'], todo: '请按表盘位数重输并拍照', billing: held },
  'register-missing': { says: '缺少一个时段的读数', reasons: ['漏抄补录', '表不显示'], todo: '请补抄这个时段', billing: held },
  derived: { says: '缺少的时段由总读数减其余时段得出', reasons: [], todo: '下次请抄全', billing: billed },
  decreased: {
    says: '读数比上次小',
    reasons: ['抄错重输', '表盘归零', '已换表', '上次抄错'],
    todo: '请选择原因并拍照，已换表的要补旧表末读数和新表初读数',
    billing: held,
  },
  rollover: { says: '表盘走满归零', reasons: ['表盘归零', '抄错重输'], todo: '请核对算出的用量', billing: billed },
  'manual-rounding': { says: '读数比上次略小，按看表取整处理', reasons: [], todo: '不用处理', billing: '本期用量计零，并注明' },
  'base-kept': { says: '上期读数略小，本期从较大的读数算起', reasons: [], todo: '不用处理', billing: billed },
  'sum-mismatch': {
    says: '各时段之和与总读数不符',
    reasons: ['抄错重输', '漏抄时段', '表坏'],
    todo: '请逐个时段重抄并拍照',
    billing: held,
  },
  'zero-use': { says: '本期用量为零', reasons: ['空置', '停用', '表坏'], todo: '请选择原因', billing: '按零出账，同时提醒核对' },
  'high-use': {
    says: '用量比平时高出很多',
    reasons: ['抄错重输', '用量确实增加', '漏水漏电', '表坏'],
    todo: '请拍照并选原因',
    billing: held,
  },
  'low-use': {
    says: '用量比平时低很多',
    reasons: ['抄错重输', '用量确实减少', '空置', '表坏'],
    todo: '请拍照并选原因',
    billing: '照常出账，同时提醒核对',
  },
  'vacant-use': {
    says: '空置的房间有用量',
    reasons: ['装修', '已有人使用', '漏水漏电', '抄错重输'],
    todo: '请现场查看并选原因',
    billing: '由运营方承担，同时提醒核对',
  },
  stuck: { says: '连续几期读数不动', reasons: ['停用', '表坏', '空置'], todo: '请检查表是否在走', billing: '按零出账，同时交主管处理' },
  'clock-drift': {
    says: '电表时钟不准',
    reasons: ['已校时', '待校时'],
    todo: '请安排校时',
    billing: '相差太多的分时段电表，确认之前不出账',
  },
  'photo-missing': { says: '缺少照片', reasons: ['补拍照片'], todo: '请补拍表盘照片', billing: held },
  'true-up': { says: '上期是估读，本期按实抄读数找平', reasons: [], todo: '不用处理', billing: '估读多计或少计的，在本期找平' },
  credit: { says: '上期估读偏高，本期退回', reasons: [], todo: '不用处理', billing: '多计的部分记为负数退回' },
  'future-day': { says: '抄表日期在今天之后', reasons: ['日期填错'], todo: '请改抄表日期', billing: held },
  'outside-window': {
    says: '不在抄表期内',
    reasons: ['进不了门', '抄表期有变', '日期填错'],
    todo: '请选择原因，提交后由主管复核',
    billing: '复核之后出账',
  },
  'interpolated-split': {
    says: '调价日没有读数，按天数折算',
    reasons: [],
    todo: '调价日请抄表',
    billing: '调价前后的用量按折算计，并注明',
  },
} as const satisfies Record<FindingCode, FindingText>

export const estimateNames = {
  linear: '按前后读数之间的直线',
  'last-year': '按上年同月的日均用量',
  recent: '按最近三期的日均用量',
} as const satisfies Record<EstimatedBy, string>
