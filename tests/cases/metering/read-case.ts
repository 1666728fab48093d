// The neutral words of a metering case in ours: installations with their readings, the period, the history, the policy.
import type { RegisterName } from '../../../core/contract/basis'
import type { BilledPeriod } from '../../../core/metering/billed-period'
import type { Mistake } from '../../../core/metering/correct'
import type { ReasonableCode } from '../../../core/metering/finding'
import type { Installation, MeterReading, Source, Values } from '../../../core/metering/installation'
import type { ToMeasure } from '../../../core/metering/measure'
import type { Policy } from '../../../core/metering/policy'
import { type Day, day } from '../../../core/shared/day'

type Figure = string | number
type Figures = Record<string, Figure | null>

export interface CaseInput {
  policy?: Record<string, unknown>
  meters: Record<string, { unit?: string; registers: Record<string, { digits: Figure; decimals: Figure; unit?: string }> }>
  installs: {
    meter: string
    from: string
    to?: string | null
    start?: Figures | null
    end?: Figures | null
    multipliers?: { from: string; value: Figure }[]
    capacity_per_day?: Figure | null
  }[]
  readings?: CaseReading[]
  history?: { from: string; to: string; use: Figures; kind: string }[]
  occupied?: boolean
  period?: { from: string; to: string; split_at?: string | string[] }
  split_at?: string | string[]
  correction?: { meter?: string; at: string; values: Figures }
  wrong_multiplier?: Record<string, Figure>
  boundaries?: string[]
}

interface CaseReading {
  meter: string
  at: string
  source: string
  values: Figures
  status?: string
  confirmed?: boolean
  clock_offset_s?: Figure
  photo?: unknown
  unit?: string
}

const defaultPolicy = {
  manual_slack: '1',
  sum_abs: '0.10',
  sum_ratio: '0.001',
  residual: 'flat_absorbs',
  high: '3',
  low: '0.2',
  min_diff: '10',
  history_n: 3,
  stuck_n: 3,
  vacant_max: '0',
  hold_on: ['high_use'],
  window_days: 3,
  boundary: 'as_read',
  interpolate_days: 62,
  max_estimates: 2,
  true_up: 'carry',
  clock_max_s: 300,
  clock_hold_s: 3600,
  derive_missing: false,
  unrated: 'hold',
  photo_required_for: [] as string[],
  estimate_removed: false,
}

export const policyOf = (given: Record<string, unknown>): Policy => {
  const unknown = Object.keys(given).filter((name) => !(name in defaultPolicy))
  if (unknown.length > 0) throw new Error(`不认识的口径: ${unknown.join(', ')}`)
  const of = { ...defaultPolicy, ...given } as typeof defaultPolicy
  return {
    rollOver: { by: 'capacity' },
    manualSlack: String(of.manual_slack),
    boundary: of.boundary === 'prorate' ? 'prorate' : 'as-read',
    windowDays: Number(of.window_days),
    sum: { absolute: String(of.sum_abs), ratio: String(of.sum_ratio), residual: of.residual === 'none' ? 'none' : 'flat-absorbs' },
    deriveMissing: of.derive_missing,
    unrated: of.unrated === 'flat' ? 'flat' : 'hold',
    estimate: { interpolateDays: Number(of.interpolate_days), maxPeriods: Number(of.max_estimates), removed: of.estimate_removed },
    trueUp: of.true_up === 'respread' ? 'respread' : 'carry',
    usualPeriods: Number(of.history_n),
    high: String(of.high),
    low: String(of.low),
    minDifference: String(of.min_diff),
    stuckPeriods: Number(of.stuck_n),
    vacantMax: String(of.vacant_max),
    holdOn: of.hold_on.map((code) => code.replaceAll('_', '-') as ReasonableCode),
    clock: { tellS: Number(of.clock_max_s), holdS: Number(of.clock_hold_s) },
    photoRequiredFor: of.photo_required_for as Source[],
  }
}

export const installationsOf = (input: CaseInput): Installation[] =>
  input.installs
    .map((install) => {
      const meter = input.meters[install.meter]
      if (!meter) throw new Error(`没有表 ${install.meter}`)
      const inLitres = (unit?: string) =>
        unit === 'L' || meter.unit === 'L' || Object.values(meter.registers).some((one) => one.unit === 'L')
      const from = day(install.from)
      const to = install.to ? day(install.to) : null
      const own = (input.readings ?? []).filter((one) => one.meter === install.meter && one.status !== 'void')
      return {
        meterNo: install.meter,
        from,
        to,
        dials: Object.fromEntries(
          Object.entries(meter.registers).map(([name, { digits, decimals }]) => [
            name,
            { wholeDigits: Number(digits), decimals: Number(decimals) },
          ]),
        ),
        multipliers: (install.multipliers ?? [{ from, value: '1' }]).map((one) => ({ fromDay: day(one.from), value: String(one.value) })),
        capacityPerDay: install.capacity_per_day === undefined ? null : textOf(install.capacity_per_day),
        start: install.start ? valuesOf(install.start) : null,
        end: install.end ? valuesOf(install.end) : null,
        readings: own
          .map((one) => readingOf(one, inLitres(one.unit)))
          .filter(({ onDay }) => from <= onDay && (to === null || onDay <= to))
          .sort((one, other) => (one.onDay < other.onDay ? -1 : one.onDay > other.onDay ? 1 : 0)),
      }
    })
    .sort((one, other) => (one.from < other.from ? -1 : 1))

const readingOf = (one: CaseReading, inLitres: boolean): MeterReading => ({
  onDay: day(one.at),
  source: one.source as Source,
  values: valuesOf(one.values),
  inLitres,
  clockOffsetS: Number(one.clock_offset_s ?? 0),
  hasPhoto: Boolean(one.photo),
  confirmed: one.confirmed === true || one.status === 'confirmed',
})

const valuesOf = (figures: Figures): Values =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([name, figure]) => {
      const text = textOf(figure)
      return text === null ? [] : [[name as RegisterName, text]]
    }),
  )

const textOf = (figure: Figure | null): string | null => (figure === null || figure === '' ? null : String(figure))

export const periodOf = (input: CaseInput): ToMeasure => {
  if (!input.period) throw new Error('没有 period')
  return {
    installations: installationsOf(input),
    from: day(input.period.from),
    to: day(input.period.to),
    splitOn: [input.period.split_at ?? input.split_at ?? []].flat().map(day).sort(),
    cutOn: [],
    history: (input.history ?? []).map(billedOf),
    occupied: input.occupied ?? true,
  }
}

const billedOf = ({ from, to, use, kind }: NonNullable<CaseInput['history']>[number]): BilledPeriod => ({
  from: day(from),
  to: day(to),
  use: valuesOf(use),
  actual: kind === 'actual',
})

/** Null: the case is about a period, not about a mistake in billed ones. */
export const mistakeOf = ({ correction, wrong_multiplier: wrong, installs }: CaseInput): Mistake | null => {
  const only = installs[0]?.meter ?? ''
  if (correction)
    return { kind: 'reading', meterNo: correction.meter ?? only, onDay: day(correction.at), values: valuesOf(correction.values) }
  if (!wrong) return null
  const value = wrong.value ?? wrong.true ?? wrong.true_value ?? wrong.correct ?? wrong.right ?? wrong.multiplier ?? wrong.to
  const since = wrong.from ?? wrong.at ?? wrong.since ?? wrong.on
  if (value === undefined || since === undefined) throw new Error('wrong_multiplier 缺少日期或倍率')
  return { kind: 'multiplier', meterNo: String(wrong.meter ?? only), fromDay: day(String(since)), value: String(value) }
}

export const boundariesOf = ({ boundaries }: CaseInput): Day[] => (boundaries ?? []).map(day)
