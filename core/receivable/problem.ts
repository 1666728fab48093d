// Why something could not be billed, as data; and what a person can do about it, as a sentence.
import type { RegisterName } from '../contract/basis'
import type { Unmeasured } from '../metering/register-usage'
import type { Day } from '../shared/day'
import { never } from '../shared/outcome'
import { feeNames, registerNames } from '../text/fees'

export type Problem = { meterNo: string; register: RegisterName } & (
  | Unmeasured
  | { code: 'no-price'; feeKind: string; onDay: Day }
  | { code: 'no-area'; pool: string }
  /** Nobody rents the room: billed to no one, the operator bears it. Told, not a fault. */
  | { code: 'vacant'; onDay: Day; quantity: string }
)

export const problemText = (problem: Problem): string => `表 ${problem.meterNo} ${registerNames[problem.register]}：${reason(problem)}`

const reason = (problem: Problem): string => {
  switch (problem.code) {
    case 'no-reading':
      return `没有 ${problem.onDay} 的读数，本月不计，待下次抄表合并计算`
    case 'no-value':
      return `缺少 ${problem.onDay} 的读数，用量算不出来`
    case 'decreased':
      return `读数变小 ${problem.fromDay} ${problem.fromValue} → ${problem.toDay} ${problem.toValue}，不像满度翻转，请核对`
    case 'later-month-published':
      return '后面的月份已经发布，用量已计到本月之后'
    case 'no-price':
      return `${feeNames[problem.feeKind] ?? problem.feeKind}在 ${problem.onDay} 没有单价`
    case 'no-area':
      return `${problem.pool}的分摊房间面积合计为零，无法分摊`
    case 'vacant':
      return `${problem.onDay} 没有租户，用量 ${problem.quantity} 由运营方承担`
    default:
      return never(problem)
  }
}
