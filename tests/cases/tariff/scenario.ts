// The form of a tariff case, as its files say it: read strictly where it counts, so that a malformed scenario is told and never guessed.
import * as v from 'valibot'
import { type Day, parseDay } from '../../../core/shared/day'
import { type Fen, fen } from '../../../core/shared/fen'
import { type Outcome, ok, refuse } from '../../../core/shared/outcome'
import { ratio, roundFen } from '../../../core/tariff/exact'

const number = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^-?\d+(\.\d+)?$/, 'not a decimal number'))
const positive = v.pipe(
  number,
  v.check((text) => Number(text) > 0, 'not above zero'),
)
const whole = v.pipe(number, v.transform(Number), v.integer())
const count = v.pipe(whole, v.minValue(1))
const yuan = v.pipe(
  number,
  v.transform((text): Fen => roundFen(ratio(text))),
)
const civilDay = v.pipe(
  v.string(),
  v.check((text) => parseDay(text) !== null, 'not a day'),
  v.transform((text) => text as Day),
)
const minuteOfDay = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'not a time of day'),
  v.transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))),
)
const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'not a civil minute'),
  v.transform((text) => ({ onDay: v.parse(civilDay, text.slice(0, 10)), minute: v.parse(minuteOfDay, text.slice(11)) })),
)
const numbers = v.record(v.string(), number)
const list = <T extends v.GenericSchema>(of: T) => v.nullish(v.array(of), [])
const maybe = <T extends v.GenericSchema>(of: T) => v.nullish(of, null)
const absent = <T extends v.GenericSchema>(of: T) =>
  v.pipe(
    v.nullish(of),
    v.transform((value) => value ?? undefined),
  )
const span = v.object({ from: civilDay, to: civilDay })
const dated = {
  from: civilDay,
  to: absent(civilDay),
}

const formula = v.object({ base: number, ratios: numbers, sharp_over_peak: maybe(number), places: whole, fund: maybe(number) })

const metered = v.object({
  kind: v.literal('metered'),
  registers: v.array(v.string()),
  period: span,
  meters: v.array(
    v.object({
      id: v.string(),
      multiplier: v.nullish(positive, '1'),
      digits: v.nullish(whole, 6),
      readings: v.array(v.object({ at: civilDay, values: numbers })),
      rolled_over: list(v.string()),
    }),
  ),
  bill_as: v.nullish(v.record(v.string(), v.string()), {}),
  prices: v.array(v.union([v.object({ ...dated, unit: numbers }), v.object({ ...dated, formula })])),
  price_split: v.nullish(v.picklist(['period_end', 'by_reading', 'by_days']), 'period_end'),
  quantity_places: v.nullish(whole, 2),
  adders: list(v.object({ code: v.string(), price: number })),
  minimum: maybe(v.union([v.object({ quantity: number }), v.object({ amount: yuan })])),
  already_billed: list(v.object({ code: v.string(), quantity: number, amount: yuan })),
})

const window = v.object({ name: absent(v.string()), from: minuteOfDay, to: minuteOfDay, months: absent(v.array(whole)) })

const interval = v.object({
  kind: v.literal('interval'),
  calendar: v.object({
    default: v.string(),
    periods: list(window),
    sharp: maybe(v.object({ months: list(whole), hot_days: list(civilDay), periods: list(window) })),
    special: list(v.object({ name: v.string(), days: list(civilDay), periods: list(window) })),
  }),
  registers: v.array(v.string()),
  unit: numbers,
  intervals: v.array(v.object({ start: instant, kwh: number })),
})

const step = v.object({
  kind: v.literal('step'),
  quantity: number,
  before: v.nullish(number, '0'),
  blocks: v.array(v.object({ up_to: v.nullable(number), price: number })),
  household: maybe(v.object({ persons: number, included: number, per_extra_person: number })),
  limit_months: v.nullish(number, '1'),
  surcharges: list(v.object({ code: v.string(), price: number, factor: absent(number) })),
})

const recurring = v.object({
  kind: v.literal('recurring'),
  fee: v.string(),
  period: span,
  quantities: v.array(v.object({ ...dated, quantity: number })),
  prices: v.array(v.object({ ...dated, price: number })),
  per: v.nullish(v.picklist(['month', 'day']), 'month'),
  slice: v.nullish(v.picklist(['calendar_month', 'lease_month']), 'calendar_month'),
  rule: v.nullish(v.picklist(['calendar_days', 'thirty', 'year365', 'whole_month', 'half_month']), 'calendar_days'),
  lease_from: maybe(civilDay),
  free: list(v.object({ from: civilDay, to: civilDay, pay: number })),
  escalation: maybe(
    v.union([v.object({ every_months: count, rate: number, places: absent(whole) }), v.object({ every_months: count, amount: number })]),
  ),
  tax: maybe(v.object({ rate: number, included: v.boolean() })),
})

const key = v.object({ key: v.union([v.string(), v.array(v.string())]), part: number })
const poolTerms = {
  code: v.string(),
  unit: positive,
  price: maybe(number),
  keys: v.array(key),
  members: maybe(v.array(v.string())),
  ceiling: maybe(number),
}

const share = v.object({
  kind: v.literal('share'),
  participants: v.array(
    v.object({
      id: v.string(),
      weights: v.nullish(numbers, {}),
      vacant: v.nullish(v.boolean(), false),
      caps: v.nullish(numbers, {}),
    }),
  ),
  pools: v.array(
    v.union([
      v.object({ ...poolTerms, balance: v.object({ main: number, minus: v.array(number) }) }),
      v.object({ ...poolTerms, total: number }),
    ]),
  ),
  operator: v.nullish(v.string(), 'OPERATOR'),
})

const lateFee = v.object({
  kind: v.literal('late_fee'),
  principal: yuan,
  due: civilDay,
  as_of: civilDay,
  pay_day_counts: v.nullish(v.boolean(), true),
  working_days: maybe(v.object({ holidays: list(civilDay), extra_workdays: list(civilDay) })),
  grace: maybe(v.object({ days: whole, mode: v.picklist(['retro', 'shift']) })),
  rates: v.array(v.object({ ...dated, rate: number })),
  rate_ceiling: maybe(v.object({ annual: number, days: count })),
  payments: list(v.object({ on: civilDay, principal: yuan })),
  cap_of_principal: maybe(number),
  minimum: maybe(yuan),
  waiver: maybe(v.union([v.object({ share: number }), v.object({ amount: yuan })])),
  already_charged: v.nullish(yuan, () => fen(0)),
})

const demandTerms = {
  kind: v.literal('demand'),
  price: number,
  load_discount: maybe(v.object({ kwh: number, kwh_per_kva: number, factor: number })),
  days: maybe(v.object({ in_use: whole, month: count })),
}

/** What the mode charges must be there; the rest only widens or narrows it. */
const demand = v.variant('mode', [
  v.object({ ...demandTerms, mode: v.literal('capacity'), capacity_kva: number }),
  v.object({ ...demandTerms, mode: v.literal('actual'), actual_kw: number, capacity_kva: v.nullish(number, '0') }),
  v.object({
    ...demandTerms,
    mode: v.literal('contract'),
    contract_kw: number,
    capacity_kva: v.nullish(number, '0'),
    actual_kw: v.nullish(number, '0'),
    band: v.nullish(number, '1'),
    over_factor: v.nullish(number, '1'),
    floor_ratio: v.nullish(number, '0'),
  }),
])

const powerFactor = v.object({
  kind: v.literal('power_factor'),
  active_kwh: number,
  reactive_kvarh: number,
  standard: v.pipe(
    number,
    v.transform((text) => text.replace(/0+$/, '').padEnd(4, '0')),
    v.picklist(['0.90', '0.85', '0.80']),
  ),
  base_amount: maybe(yuan),
})

const block = v.object({ minutes: count, price: number })

const parking = v.object({
  kind: v.literal('parking'),
  entry: instant,
  exit: instant,
  free_minutes: v.nullish(whole, 0),
  first: block,
  // biome-ignore lint/suspicious/noThenProperty: the files call it so, and nothing awaits a scenario
  then: block,
  cap_24h: maybe(number),
  first_block_each_24h: v.nullish(v.boolean(), false),
})

const oneOff = v.object({
  kind: v.literal('one_off'),
  items: list(v.object({ code: v.string(), quantity: number, price: number })),
  less: list(v.object({ code: v.string(), amount: yuan })),
})

const lines = v.object({
  kind: v.literal('lines'),
  items: v.array(v.object({ code: v.string(), quantity: number, price: number, factor: absent(number) })),
  rounding: v.nullish(
    v.object({
      mode: v.nullish(v.picklist(['half_up', 'half_even', 'down']), 'half_up'),
      at: v.nullish(v.picklist(['line', 'total']), 'line'),
    }),
    {},
  ),
  trim: maybe(v.object({ unit: positive, mode: v.nullish(v.picklist(['down', 'half_up']), 'down') })),
})

const bill = v.object({
  kind: v.literal('bill'),
  parts: v.array(
    v.object({
      label: v.string(),
      scenario: v.looseObject({ kind: v.string() }),
      base_of: maybe(v.array(v.string())),
      except: list(v.string()),
    }),
  ),
})

const scenarioValue = v.variant('kind', [
  metered,
  interval,
  step,
  recurring,
  share,
  lateFee,
  demand,
  powerFactor,
  parking,
  oneOff,
  lines,
  bill,
])

export type Scenario = v.InferOutput<typeof scenarioValue>
export type ScenarioOf<K extends Scenario['kind']> = Extract<Scenario, { kind: K }>

/** Nothing is billed from what is not a scenario; the refusal tells where and why. */
export const readScenario = (from: unknown): Outcome<Scenario, 'unreadable'> => {
  const read = v.safeParse(scenarioValue, from)
  if (read.success) return ok(read.output)
  const [issue] = read.issues
  return refuse('unreadable', { at: (issue && v.getDotPath(issue)) ?? '', why: issue?.message ?? '' })
}
