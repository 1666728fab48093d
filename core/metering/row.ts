// What the registers of a device show at a cut, and how each moves from one cut to the next.
import type { RegisterName } from '../contract/basis'
import type { Day } from '../shared/day'
import { type Decimal, plain } from '../shared/decimal'
import { type Amounts, type Dial, type Installation, multiplierOn, registersOf, type Source } from './installation'
import { type Movement, movement, rangeOf } from './movement'
import type { Reading } from './point'
import type { Policy } from './policy'

export interface Row {
  onDay: Day
  source: Source
  values: Amounts
}

export interface Rows {
  from: Row
  to: Row
}

export const moveOf = (installation: Installation, register: RegisterName, { from, to }: Rows, policy: Policy): Movement =>
  movement(
    {
      wholeDigits: dialOf(installation, register).wholeDigits,
      from: { onDay: from.onDay, value: valueIn(from, register) },
      to: { onDay: to.onDay, value: valueIn(to, register), source: to.source },
      multiplier: multiplierOn(installation, from.onDay),
      capacityPerDay: installation.capacityPerDay,
    },
    policy,
  )

/** Between two points of one line: it only ever moves on, over the end of the dial if need be. */
export const movedOn = (installation: Installation, { from, to }: Rows): Amounts =>
  eachRegister(installation, (register) => {
    const by = valueIn(to, register).minus(valueIn(from, register))
    return by.isNegative() ? by.plus(rangeOf(dialOf(installation, register).wholeDigits)) : by
  })

/** As an estimate was billed; one below the value before it moved back, unless its dial may have run over. */
export const movedAsBilled = (installation: Installation, rows: Rows, policy: Policy): Amounts =>
  eachRegister(installation, (register) => {
    const move = moveOf(installation, register, rows, policy)
    return move.kind === 'forward' ? move.by : valueIn(rows.to, register).minus(valueIn(rows.from, register))
  })

const eachRegister = (installation: Installation, of: (register: RegisterName) => Decimal): Amounts => {
  const amounts: Amounts = {}
  for (const register of registersOf(installation)) amounts[register] = of(register)
  return amounts
}

export const dialOf = (installation: Installation, register: RegisterName): Dial => {
  const dial = installation.dials[register]
  if (!dial) throw new Error(`meter ${installation.meterNo} has no register ${register}`)
  return dial
}

/** A chain with a value missing is held before it comes here. */
export const valueIn = (row: Row, register: RegisterName): Decimal => {
  const value = row.values[register]
  if (!value) throw new Error(`no value of ${register} on ${row.onDay}`)
  return value
}

export const readingIn = (row: Row, register: RegisterName): Reading => ({
  onDay: row.onDay,
  value: plain(valueIn(row, register)),
  source: row.source,
})
