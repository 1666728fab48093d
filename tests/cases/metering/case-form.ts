// The form of a metering case, looked at before anything is worked out: what does not fit is told by place and reason.
import * as v from 'valibot'
import type { CaseInput } from './read-case'

/** Throws with every place that does not fit; names that the form does not know are left as they are. */
export const inForm = (input: unknown): CaseInput => {
  const read = v.safeParse(form, input)
  if (read.success) return input as CaseInput
  throw new Error(read.issues.map((issue) => `${v.getDotPath(issue) ?? 'input'}: ${issue.message}`).join('; '))
}

const isFigure = (given: unknown): boolean =>
  typeof given === 'number' ? Number.isFinite(given) : typeof given === 'string' && /^[+-]?\d+(\.\d+)?$/.test(given)

const figure = v.check(isFigure, '不是数')
const needed = v.pipe(v.unknown(), figure)
const figures = v.record(v.string(), v.nullish(v.union([v.literal(''), needed], '不是数')), '应为各寄存器的示数')
const day = v.pipe(v.string('缺少日期'), v.regex(/^\d{4}-\d\d-\d\d$/, '不是日期'))
const name = v.string('缺少名称')
const source = v.picklist(['frozen', 'remote', 'manual', 'reported', 'estimated'], '不认识的来源')

const listOf = <Entry extends v.GenericSchema>(entry: Entry) => v.array(entry, '缺少，或不是列表')
const objectOf = <Entries extends v.ObjectEntries>(entries: Entries) => v.looseObject(entries, '缺少，或不是对象')

const numbers = 'manual_slack sum_abs sum_ratio high low min_diff history_n stuck_n vacant_max window_days interpolate_days max_estimates'
const lists = v.optional(listOf(name))

const policy = objectOf({
  ...Object.fromEntries([...numbers.split(' '), 'clock_max_s', 'clock_hold_s'].map((number) => [number, v.optional(needed)])),
  hold_on: lists,
  photo_required_for: lists,
})

const dial = objectOf({ digits: needed, decimals: needed })

const form = objectOf({
  policy: v.nullish(policy),
  meters: v.record(v.string(), objectOf({ registers: v.record(v.string(), dial, '缺少寄存器') }), '缺少表计'),
  installs: v.pipe(
    listOf(
      objectOf({
        meter: name,
        from: day,
        to: v.nullish(day),
        start: v.nullish(figures),
        end: v.nullish(figures),
        multipliers: v.nullish(v.pipe(listOf(objectOf({ from: day, value: needed })), v.minLength(1, '没有倍率'))),
        capacity_per_day: v.nullish(needed),
      }),
    ),
    v.minLength(1, '没有安装'),
  ),
  readings: v.nullish(listOf(objectOf({ meter: name, at: day, source, values: figures, clock_offset_s: v.nullish(needed) }))),
  history: v.nullish(listOf(objectOf({ from: day, to: day, use: figures, kind: name }))),
  period: v.nullish(
    v.pipe(
      objectOf({ from: day, to: day }),
      v.check(({ from, to }) => from < to, 'to 应晚于 from'),
    ),
  ),
  correction: v.nullish(objectOf({ at: day, values: figures })),
  boundaries: v.nullish(listOf(day)),
})
