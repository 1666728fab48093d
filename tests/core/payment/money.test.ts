/** Whatever happens in whatever order, the money adds up and only one number of an order can be paid. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextAskAt } from '../../../core/payment/ask-plan'
import { bookReceipt } from '../../../core/payment/book-receipt'
import { decide } from '../../../core/payment/decide'
import { describePayment } from '../../../core/payment/describe'
import { evolveAll } from '../../../core/payment/evolve'
import { type Command, lives, type Order } from '../../../core/payment/order'
import { outTradeNoOf, projectOf } from '../../../core/payment/out-trade-no'
import { type ChainEnd, type OrderItem, type ReceiptPart, shareReceipt } from '../../../core/payment/share-receipt'
import { type Chosen, decideStart } from '../../../core/payment/start'
import { type Fen, fen, sumFen } from '../../../core/shared/fen'
import { month } from '../../../core/shared/month'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 6, 8, minute))
const chain = (account: string, afterFen: number, seq = 1): ChainEnd => ({ account, seq, afterFen: fen(afterFen) })
const item = (account: string, openFen: number, quotedFen = openFen): OrderItem => ({
  chain: chain(account, openFen),
  feeKind: 'property',
  quotedFen: fen(quotedFen),
})
const prepayment = chain('prepay:C1:T1', 0, 0)
const short = (parts: readonly ReceiptPart[]) => parts.map(({ kind, move, amountFen }) => [kind, move.account, amountFen])

describe('which money settles what', () => {
  test('a payment settles the bills that it was for, in the order in which they were chosen', () => {
    const parts = shareReceipt({ amountFen: fen(500), as: 'settlement', items: [item('r1', 300), item('r2', 200)], prepayment })
    expect(short(parts)).toEqual([
      ['allocation', 'r1', 300],
      ['allocation', 'r2', 200],
    ])
    expect(parts[0]?.move).toEqual({ account: 'r1', seq: 2, beforeFen: 300, deltaFen: -300, afterFen: 0 })
  })

  test('what was settled otherwise meanwhile is not settled twice: the rest becomes a prepayment, and says why', () => {
    const parts = shareReceipt({ amountFen: fen(500), as: 'settlement', items: [item('r1', 0, 300), item('r2', 200)], prepayment })
    expect(short(parts)).toEqual([
      ['allocation', 'r2', 200],
      ['prepayment', 'prepay:C1:T1', 300],
    ])
    expect(parts[1]?.explanation).toEqual({ rule: 'rest', why: 'less-open', openFen: 200 })
  })

  test.each(['late', 'second'] as const)('money that comes %s settles nothing and is all prepayment', (as) => {
    const parts = shareReceipt({ amountFen: fen(500), as, items: [item('r1', 500)], prepayment: chain('prepay:C1:T1', 70, 3) })
    expect(short(parts)).toEqual([['prepayment', 'prepay:C1:T1', 500]])
    expect(parts[0]?.move).toEqual({ account: 'prepay:C1:T1', seq: 4, beforeFen: 70, deltaFen: 500, afterFen: 570 })
    expect(parts[0]?.explanation).toEqual({ rule: 'rest', why: as, openFen: 500 })
  })

  test('the parts always add up, none is empty, and none takes more than is open', () => {
    const open = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(open, fc.integer({ min: 1, max: 500_000 }), fc.constantFrom('settlement', 'late', 'second'), (fens, amount, as) => {
        const items = fens.map((openFen, index) => item(`r${index}`, openFen))
        const parts = shareReceipt({ amountFen: fen(amount), as: as as 'late', items, prepayment })
        expect(sumFen(parts.map((part) => part.amountFen))).toBe(amount)
        for (const { amountFen, move } of parts) {
          expect(amountFen).toBeGreaterThan(0)
          expect(move.afterFen).toBe(move.beforeFen + move.deltaFen)
          expect(move.afterFen).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('one order', () => {
  const command: fc.Arbitrary<{ command: Command; minute: number }> = fc.record({
    minute: fc.integer({ min: 0, max: 40 }),
    command: fc.oneof(
      fc.constant<Command>({ kind: 'retry', expiresAt: at(30) }),
      fc
        .integer({ min: 1, max: 3 })
        .chain((attempt) =>
          fc.constantFrom<Command>(
            { kind: 'payable', attempt },
            { kind: 'not-opened', attempt, code: 'not-allowed' },
            { kind: 'absent', attempt },
            { kind: 'ended', attempt },
            { kind: 'closed', attempt, for: 'payer' },
            { kind: 'closed', attempt, for: 'expiry' },
            { kind: 'doubt', attempt, why: 'time-out' },
            { kind: 'paid', attempt, transactionId: 'T1' },
            { kind: 'paid', attempt, transactionId: 'T2' },
          ),
        ),
    ),
  })

  const begun = evolveAll(null, [{ kind: 'started', attempt: 1, expiresAt: at(15) }]) as Order

  test('never has two numbers that could be paid, never leaves settled, and never forgets money', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (heard) => {
        let order = begun
        const came = new Set<string>()
        for (const { command, minute } of heard) {
          const decided = decide(order, command, at(minute))
          if (!decided.ok) continue
          if (command.kind === 'paid') came.add(command.transactionId)
          order = evolveAll(order, decided.value) as Order
          expect(order.attempts.filter(lives).length).toBeLessThanOrEqual(1)
          expect(order.state === 'settled' ? [...order.transactionIds].sort() : []).toEqual([...came].sort())
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('hears the same thing twice as if it were once', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (heard) => {
        const run = (times: number) =>
          heard.reduce((order, { command, minute }) => {
            let after = order
            for (let time = 0; time < (command.kind === 'retry' ? 1 : times); time += 1) {
              const decided = decide(after, command, at(minute))
              if (decided.ok) after = evolveAll(after, decided.value) as Order
            }
            return after
          }, begun)
        expect(run(2)).toEqual(run(1))
      }),
    )
  })
})

describe('several payments for the same bills', () => {
  /** Books one after the other on balances kept here, as the database would. */
  const book = (orders: readonly (readonly string[])[], told: readonly number[]) => {
    const balances = new Map<string, Fen>(
      ['r1', 'r2', 'r3', 'prepay:C1:T1'].map((account) => [account, fen(account === 'prepay:C1:T1' ? 0 : 300)]),
    )
    const heads = orders.map(() => evolveAll(null, [{ kind: 'started', attempt: 1, expiresAt: at(15) }]) as Order)
    for (const index of told) {
      const items = (orders[index] ?? []).map((account) => ({ ...item(account, balances.get(account) ?? 0), quotedFen: fen(300) }))
      const order = heads[index]
      if (!order) continue
      const known = {
        attemptNo: 1,
        order,
        account: 'W1',
        partyCode: 'T1',
        items,
        prepayment: chain('prepay:C1:T1', balances.get('prepay:C1:T1') ?? 0),
        isBooked: false,
      }
      const amountFen = fen(300 * items.length)
      const asked = { merchant: 'W1', apps: ['wx1'], amountFen }
      const stated = { merchant: 'W1', through: 'W1', app: 'wx1', currency: 'CNY', totalFen: amountFen, transactionId: `T${index}` }
      const booked = bookReceipt(known, asked, stated, at(5))
      if (!booked.ok || !booked.value) continue
      heads[index] = booked.value.order
      for (const { move } of booked.value.parts) balances.set(move.account, move.afterFen)
      expect(sumFen(booked.value.rows.map((row) => row.amountFen))).toBe(amountFen)
    }
    return Object.fromEntries(balances)
  }

  test('give the same balances in whatever order and however often they are told', () => {
    const orders = [['r1'], ['r1', 'r2'], ['r2', 'r3'], ['r3']]
    const once = book(orders, [0, 1, 2, 3])
    expect(once).toEqual({ r1: 0, r2: 0, r3: 0, 'prepay:C1:T1': 900 })
    const storm = fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3], { minLength: 12 })
    fc.assert(
      fc.property(storm, (told) => {
        expect(book(orders, told)).toEqual(once)
      }),
    )
  })

  test.each([
    [{ totalFen: fen(301) }, 'amount-differs'],
    [{ totalFen: fen(299) }, 'amount-differs'],
    [{ merchant: 'W2' }, 'merchant-differs'],
    [{ through: 'W2' }, 'merchant-differs'],
    [{ app: 'wx2' }, 'app-differs'],
    [{ currency: 'USD' }, 'currency-differs'],
  ])('what was not asked for is not booked: %o', (change, code) => {
    const known = {
      attemptNo: 1,
      order: evolveAll(null, [{ kind: 'started', attempt: 1, expiresAt: at(15) }]) as Order,
      account: 'W1',
      partyCode: 'T1',
      items: [item('r1', 300)],
      prepayment,
      isBooked: false,
    }
    const stated = { merchant: 'W1', through: 'W1', app: 'wx1', currency: 'CNY', totalFen: fen(300), transactionId: 'T1', ...change }
    expect(bookReceipt(known, { merchant: 'W1', apps: ['wx1'], amountFen: fen(300) }, stated, at(5))).toMatchObject({ ok: false, code })
  })
})

describe('beginning to pay', () => {
  const one: Chosen = { receivableId: 'r1', companyId: 'C1', partyId: 'T1', role: 'owner', openFen: fen(300), quotedFen: fen(300) }

  test('the amount is what is open', () => {
    const two = { ...one, receivableId: 'r2', openFen: fen(45), quotedFen: fen(45) }
    expect(decideStart([one, two])).toEqual({ ok: true, value: { companyId: 'C1', partyId: 'T1', amountFen: 345 } })
  })

  test.each([
    ['role-may-not-pay', [{ ...one, role: 'viewer' }]],
    ['payees-differ', [one, { ...one, receivableId: 'r2', companyId: 'C2' }]],
    ['parties-differ', [one, { ...one, receivableId: 'r2', partyId: 'T2' }]],
    ['already-settled', [{ ...one, openFen: fen(0) }]],
    ['amount-changed', [one, { ...one, receivableId: 'r2', openFen: fen(280) }]],
  ] as const)('%s', (code, chosen) => {
    expect(decideStart(chosen)).toMatchObject({ ok: false, code })
  })

  test('a changed amount tells what is open now of which receivable', () => {
    expect(decideStart([one, { ...one, receivableId: 'r2', openFen: fen(280) }])).toMatchObject({ detail: { r2: 280 } })
  })

  test('the payer reads the park and the months', () => {
    expect(describePayment('示例园区', [month('2026-03')])).toBe('示例园区 2026-03 账单')
    expect(describePayment('示例园区', [month('2026-03'), month('2026-01'), month('2026-02')])).toBe('示例园区 2026-01至2026-03 账单')
  })
})

describe('numbers and times', () => {
  test('a number names its project and fits the provider, whatever the project', () => {
    const number = outTradeNoOf('ABCDEFGH-012', `att_${'a'.repeat(26)}`)
    expect(number).toHaveLength(32)
    expect(projectOf(number)).toBe('ABCDEFGH-012')
    expect(projectOf('somebody-elses-number')).toBeNull()
  })

  test('an order is asked about soon, at its expiry, and never not again', () => {
    const attempt = { startedAt: at(0), expiresAt: at(15) }
    const asked: number[] = []
    for (let now = at(0), times = 0; times < 16; times += 1) {
      now = nextAskAt(attempt, now)
      asked.push((now.getTime() - at(0).getTime()) / 1000)
    }
    expect(asked).toEqual([15, 30, 60, 120, 300, 600, 905, 930, 1020, 1500, 4500, 11700, 22500, 44100, 130500, 216900])
  })
})
