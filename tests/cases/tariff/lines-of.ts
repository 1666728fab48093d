// Turns the scenario of a tariff case into the calculation that the billing run uses too, family by family.
import { lateFeeLines } from '../../../core/receivable/late-fee'
import { poolLines } from '../../../core/share/pool-lines'
import { addDays, daysBetween } from '../../../core/shared/day'
import type { Fen } from '../../../core/shared/fen'
import { type Outcome, ok, refuse } from '../../../core/shared/outcome'
import type { RuleLine } from '../../../core/tariff/rule-line'
import { billOfParts } from '../../../core/tariff/rules/bill-of-parts'
import { type Demand, demandLines } from '../../../core/tariff/rules/demand'
import { formulaPrices } from '../../../core/tariff/rules/formula-prices'
import { parkingLines } from '../../../core/tariff/rules/hourly-parking'
import { intervalLines } from '../../../core/tariff/rules/interval'
import { meteredLines } from '../../../core/tariff/rules/metered'
import { oneOffLines } from '../../../core/tariff/rules/one-off'
import type { PartialMonth } from '../../../core/tariff/rules/partial-month'
import { plainLines } from '../../../core/tariff/rules/plain-lines'
import { powerFactorLines } from '../../../core/tariff/rules/power-factor'
import type { PriceSplit } from '../../../core/tariff/rules/price-split'
import { recurringLines } from '../../../core/tariff/rules/recurring'
import { stepLines } from '../../../core/tariff/rules/step'
import { readScenario, type Scenario, type ScenarioOf } from './scenario'

export type CaseLines = Outcome<RuleLine[], string>

export const linesOf = (scenario: unknown, baseFen: Fen | null = null): CaseLines => {
  const read = readScenario(scenario)
  return read.ok ? (families[read.value.kind] as (of: Scenario, baseFen: Fen | null) => CaseLines)(read.value, baseFen) : read
}

const families: { [K in Scenario['kind']]: (of: ScenarioOf<K>, baseFen: Fen | null) => CaseLines } = {
  metered: (of) =>
    meteredLines({
      registers: of.registers,
      devices: of.meters.map(({ id, multiplier, digits, readings, rolled_over }) => ({
        meterNo: id,
        multiplier,
        wholeDigits: digits,
        rolledOver: rolled_over,
        // The end of a day is the boundary at which the next one begins.
        readings: readings.map(({ at, values }) => ({ onDay: addDays(at, 1), values })),
      })),
      billAs: Object.entries(of.bill_as),
      prices: of.prices.map((price) => ('unit' in price ? price : { from: price.from, to: price.to, unit: unitOf(price.formula) })),
      split: splitOf(of),
      lastDay: of.period.to,
      adders: of.adders,
      minimum: of.minimum && ('amount' in of.minimum ? { amountFen: of.minimum.amount } : of.minimum),
      alreadyBilled: of.already_billed.map(({ code, quantity, amount }) => ({ code, quantity, amountFen: amount })),
    }),
  interval: ({ calendar, registers, unit, intervals }) =>
    intervalLines({
      calendar: {
        otherwise: calendar.default,
        windows: windowsOf(calendar.periods, calendar.default),
        sharp: calendar.sharp && {
          months: calendar.sharp.months,
          hotDays: calendar.sharp.hot_days,
          windows: windowsOf(calendar.sharp.periods, 'sharp'),
        },
        special: calendar.special.map(({ name, days, periods }) => ({ days, windows: windowsOf(periods, name) })),
      },
      registers,
      unit,
      intervals: intervals.map(({ start, kwh }) => ({ ...start, kwh })),
    }),
  step: (of) =>
    stepLines({
      quantity: of.quantity,
      before: of.before,
      blocks: of.blocks.map(({ up_to, price }) => ({ upTo: up_to, price })),
      household: of.household && {
        persons: of.household.persons,
        included: of.household.included,
        perExtraPerson: of.household.per_extra_person,
      },
      limitMonths: of.limit_months,
      surcharges: of.surcharges,
    }),
  recurring: (of) => {
    const leaseFrom = of.lease_from ?? of.period.from
    const { escalation } = of
    return recurringLines({
      code: of.fee,
      period: of.period,
      quantities: of.quantities,
      prices: of.prices,
      per: of.per,
      slicing: of.slice === 'lease_month' ? { by: 'lease-month', leaseFrom } : { by: 'calendar-month' },
      rule: of.rule.replace('_', '-') as PartialMonth,
      free: of.free,
      escalation: escalation && {
        leaseFrom,
        everyMonths: escalation.every_months,
        growth: 'amount' in escalation ? { amount: escalation.amount } : { rate: escalation.rate, places: escalation.places },
      },
      tax: of.tax,
    })
  },
  share: ({ participants, pools, operator }) =>
    poolLines(
      participants,
      pools.map((pool) => ({ ...pool, total: 'balance' in pool ? pool.balance : pool.total })),
      operator,
    ),
  late_fee: (of) =>
    lateFeeLines(
      {
        dueOn: of.due,
        principalFen: of.principal,
        payments: of.payments.map(({ on, principal }) => ({ on, principalFen: principal })),
        waiver: of.waiver && ('amount' in of.waiver ? { amountFen: of.waiver.amount } : of.waiver),
        alreadyChargedFen: of.already_charged,
      },
      {
        grace: of.grace,
        workingDays: of.working_days && { holidays: of.working_days.holidays, extraWorkdays: of.working_days.extra_workdays },
        daily: { rates: of.rates, ceiling: of.rate_ceiling },
        payDayCounts: of.pay_day_counts,
        capOfPrincipal: of.cap_of_principal,
        minimumFen: of.minimum,
      },
      of.as_of,
    ),
  demand: (of) => ok(demandLines(demandOf(of))),
  power_factor: (of, baseFen) => {
    const base = baseFen ?? of.base_amount
    if (base === null) return refuse('no-base-amount')
    const { active_kwh, reactive_kvarh, standard } = of
    return ok(powerFactorLines({ activeKwh: active_kwh, reactiveKvarh: reactive_kvarh, standard, baseFen: base }))
  },
  parking: ({ entry, exit, free_minutes, first, then, cap_24h, first_block_each_24h }) =>
    parkingLines({
      minutes: daysBetween({ from: entry.onDay, to: exit.onDay }) * 1440 + exit.minute - entry.minute,
      freeMinutes: free_minutes,
      first,
      after: then,
      cap24h: cap_24h,
      firstBlockEach24h: first_block_each_24h,
    }),
  one_off: ({ items, less }) => ok(oneOffLines({ items, less: less.map(({ code, amount }) => ({ code, amountFen: amount })) })),
  lines: ({ items, rounding, trim }) =>
    ok(
      plainLines({
        items,
        rounding: { mode: roundingNames[rounding.mode], at: rounding.at },
        trim: trim && { unit: trim.unit, mode: trim.mode === 'down' ? 'down' : 'half-up' },
      }),
    ),
  bill: ({ parts }) =>
    billOfParts(
      parts.map(({ label, scenario, base_of, except }) => ({
        label,
        baseOf: base_of,
        except,
        lines: (base: Fen | null) => linesOf(scenario, base),
      })),
    ),
}

const roundingNames = { half_up: 'half-up', half_even: 'half-even', down: 'down' } as const

type Formula = Extract<ScenarioOf<'metered'>['prices'][number], { formula: unknown }>['formula']

const unitOf = ({ base, ratios, sharp_over_peak, places, fund }: Formula) =>
  formulaPrices({ base, ratios, sharpOverPeak: sharp_over_peak ?? undefined, places, fund: fund ?? undefined })

const splitOf = ({ price_split, quantity_places, period }: ScenarioOf<'metered'>): PriceSplit => {
  if (price_split === 'by_reading') return { by: 'reading' }
  return price_split === 'by_days' ? { by: 'days', places: quantity_places } : { by: 'period-end', on: period.to }
}

type Window = ScenarioOf<'interval'>['calendar']['periods'][number]

const windowsOf = (windows: readonly Window[], unnamed: string) =>
  windows.map(({ name, from, to, months }) => ({ period: name ?? unnamed, fromMinute: from, toMinute: to, months }))

const demandOf = (of: ScenarioOf<'demand'>): Demand => {
  const { load_discount, days } = of
  const terms = {
    price: of.price,
    capacityKva: of.capacity_kva,
    loadDiscount: load_discount && { kwh: load_discount.kwh, kwhPerKva: load_discount.kwh_per_kva, factor: load_discount.factor },
    days: days && { inUse: days.in_use, month: days.month },
  }
  if (of.mode === 'capacity') return { ...terms, mode: 'capacity' }
  if (of.mode === 'actual') return { ...terms, mode: 'actual', actualKw: of.actual_kw }
  const { contract_kw, actual_kw, band, over_factor, floor_ratio } = of
  return {
    ...terms,
    mode: 'contract',
    contractKw: contract_kw,
    actualKw: actual_kw,
    band,
    overFactor: over_factor,
    floorRatio: floor_ratio,
  }
}
