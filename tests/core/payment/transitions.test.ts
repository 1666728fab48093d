/** Whatever an order hears in whatever state it is: the whole table, and nothing is missing from it. */
import { expect, test } from 'vitest'
import { decide } from '../../../core/payment/decide'
import { evolveAll } from '../../../core/payment/evolve'
import type { Attempt, Command, Order, PaymentEvent } from '../../../core/payment/order'
import cases from '../../cases/payment/transitions.json'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 6, 8, minute))
const attempt = (no: number, state: Attempt['state']): Attempt => ({ no, state, expiresAt: at(15) })

const states: Record<string, Order | null> = {
  none: null,
  unsure: { state: 'unsure', attempts: [attempt(1, 'unsure')] },
  awaiting: { state: 'awaiting', attempts: [attempt(1, 'open')] },
  'closed by the payer': { state: 'closed', why: 'cancelled', attempts: [attempt(1, 'closed')] },
  'closed by time': { state: 'closed', why: 'expired', attempts: [attempt(1, 'closed')] },
  'refused by the provider': { state: 'closed', why: 'refused', attempts: [attempt(1, 'closed')] },
  settled: { state: 'settled', transactionIds: ['T1'], attempts: [attempt(1, 'paid')] },
  'settled through an ended attempt while another is open': {
    state: 'settled',
    transactionIds: ['T1'],
    attempts: [attempt(1, 'paid'), attempt(2, 'open')],
  },
}

const commands: Record<string, (living: number) => { command: Command; minute: number }> = {
  start: () => ({ command: { kind: 'start', expiresAt: at(15) }, minute: 5 }),
  retry: () => ({ command: { kind: 'retry', expiresAt: at(20) }, minute: 5 }),
  payable: (living) => ({ command: { kind: 'payable', attempt: living }, minute: 5 }),
  'not opened': (living) => ({ command: { kind: 'not-opened', attempt: living, code: 'not-allowed' }, minute: 5 }),
  'absent before the expiry': (living) => ({ command: { kind: 'absent', attempt: living }, minute: 5 }),
  'absent after the expiry': (living) => ({ command: { kind: 'absent', attempt: living }, minute: 16 }),
  'ended before the expiry': (living) => ({ command: { kind: 'ended', attempt: living }, minute: 5 }),
  'ended after the expiry': (living) => ({ command: { kind: 'ended', attempt: living }, minute: 16 }),
  'closed for the payer': (living) => ({ command: { kind: 'closed', attempt: living, for: 'payer' }, minute: 5 }),
  'closed for the expiry': (living) => ({ command: { kind: 'closed', attempt: living, for: 'expiry' }, minute: 16 }),
  doubt: (living) => ({ command: { kind: 'doubt', attempt: living, why: 'time-out' }, minute: 5 }),
  'paid by T1': () => ({ command: { kind: 'paid', attempt: 1, transactionId: 'T1' }, minute: 5 }),
  'paid by T2': () => ({ command: { kind: 'paid', attempt: 1, transactionId: 'T2' }, minute: 5 }),
}

test.each(cases)('$state hears $hears: $happens$refused', ({ state, hears, happens, then, attempts, refused }) => {
  const order = states[state] ?? null
  const heard = commands[hears]?.(order?.attempts.length ?? 1)
  if (!heard) throw new Error(`no such command: ${hears}`)
  const decided = decide(order, heard.command, at(heard.minute))
  if (!decided.ok) {
    expect(decided.code).toBe(refused)
    return
  }
  const after = evolveAll(order, decided.value)
  expect(decided.value.map(spoken).join(', ') || 'nothing').toBe(happens)
  expect(after && (after.state === 'closed' ? `closed: ${after.why}` : after.state)).toBe(then)
  expect(after?.attempts.map((one) => one.state).join(' ')).toBe(attempts)
})

test('the table has every state with everything that it may hear, once', () => {
  const wanted = Object.keys(states).flatMap((state) => Object.keys(commands).map((hears) => `${state} ← ${hears}`))
  expect(cases.map(({ state, hears }) => `${state} ← ${hears}`)).toEqual(wanted)
})

test('what is said of an attempt that was never made is refused', () => {
  const decided = decide(states.awaiting ?? null, { kind: 'payable', attempt: 7 }, at(5))
  expect(decided).toMatchObject({ ok: false, code: 'attempt-unknown' })
})

const spoken = (event: PaymentEvent) =>
  event.kind === 'closed' ? `closed: ${event.why}` : event.kind === 'paid' ? `paid: ${event.as}` : event.kind
