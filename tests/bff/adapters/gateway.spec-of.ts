// What every payment channel must do, whichever it is and whoever plays its provider.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../../bff/ports/answer'
import type { Gateway, GatewayOrder, Ticket } from '../../../bff/ports/gateway'

/** A provider that a test can steer: a simulator, or a peer of a few lines. */
export interface Provider {
  /** Connected to the provider, with time enough for any honest answer. */
  gateway: Gateway
  /** The same account, but waits for an answer no longer than `hurriedMs`; a slow answer takes longer. */
  hurried: Gateway
  hurriedMs: number
  /** An order that is fit for the channel; each number is another order. */
  order: (number: number) => GatewayOrder
  /** The payer pays; from now on the order is paid. */
  pay: (outTradeNo: string) => Promise<void> | void
  /** How the next answers come; the provider does what it was asked all the same. */
  behave: (how: 'well' | 'slow' | 'badly-signed' | 'silent') => Promise<void> | void
  stop: () => Promise<void>
}

export const specifyGateway = (name: string, start: () => Promise<Provider>): void => {
  describe(`a payment channel: ${name}`, () => {
    let provider: Provider
    let count = 0
    let order: GatewayOrder
    beforeAll(async () => {
      provider = await start()
    })
    beforeEach(async () => {
      await provider.behave('well')
      count += 1
      order = provider.order(count)
    })
    afterAll(() => provider.stop())

    test('the same order opened twice is one order, with the same ticket', async () => {
      const first = await provider.gateway.open(order)
      expect(first.state).toBe('done')
      expect(lasting(await provider.gateway.open(order))).toEqual(lasting(first))
    })

    test('a number under which another amount was opened is refused', async () => {
      await provider.gateway.open(order)
      const dearer = { ...order, amountFen: provider.order(count).amountFen + 1 } as GatewayOrder
      expect(await provider.gateway.open(dearer)).toEqual({ state: 'refused', code: 'number-used' })
    })

    test('an order stands as absent, unpaid, paid: as the provider has it', async () => {
      const { gateway } = provider
      expect(await gateway.query(order.outTradeNo)).toEqual({ state: 'refused', code: 'absent' })
      await gateway.open(order)
      expect(await gateway.query(order.outTradeNo)).toEqual({ state: 'done', value: { state: 'unpaid' } })
      await provider.pay(order.outTradeNo)
      expect(await gateway.query(order.outTradeNo)).toMatchObject({
        state: 'done',
        value: {
          state: 'paid',
          paid: { outTradeNo: order.outTradeNo, totalFen: order.amountFen, currency: 'CNY', merchant: gateway.account },
        },
      })
    })

    test('a closed order stands as closed, and is never opened again', async () => {
      const { gateway } = provider
      await gateway.open(order)
      expect(await gateway.close(order.outTradeNo)).toEqual({ state: 'done', value: 'closed' })
      expect(await gateway.query(order.outTradeNo)).toEqual({ state: 'done', value: { state: 'closed' } })
      const again = await gateway.open(order)
      expect(again.state).toBe('refused')
      if (again.state === 'refused') expect(['closed', 'number-used']).toContain(again.code)
    })

    test('a paid order is not closed', async () => {
      await provider.gateway.open(order)
      await provider.pay(order.outTradeNo)
      expect((await provider.gateway.close(order.outTradeNo)).state).toBe('refused')
      expect(await provider.gateway.query(order.outTradeNo)).toMatchObject({ value: { state: 'paid' } })
    })

    test('what the provider never took cannot be closed', async () => {
      expect((await provider.gateway.close(order.outTradeNo)).state).toBe('refused')
    })

    test.each(['slow', 'badly-signed', 'silent'] as const)(
      'an answer that is %s leaves every verb unsure, within the limit',
      async (how) => {
        const { gateway, hurried, hurriedMs } = provider
        await gateway.open(order)
        await provider.behave(how)
        const begun = performance.now()
        const answers = await Promise.all([hurried.open(order), hurried.query(order.outTradeNo)])
        const closing = await hurried.close(order.outTradeNo)
        expect([...answers, closing].map(({ state }) => state)).toEqual(['unsure', 'unsure', 'unsure'])
        expect(performance.now() - begun).toBeLessThan(2 * hurriedMs + 5_000)
      },
    )

    test.each(['slow', 'badly-signed', 'silent'] as const)(
      'opened under a %s answer, the order is found, and opened again as the same one',
      async (how) => {
        const { gateway, hurried } = provider
        await provider.behave(how)
        expect((await hurried.open(order)).state).toBe('unsure')
        await provider.behave('well')
        expect(await gateway.query(order.outTradeNo)).toEqual({ state: 'done', value: { state: 'unpaid' } })
        expect((await gateway.open(order)).state).toBe('done')
      },
    )
  })
}

/** What of a ticket stays the same: the wallet's signature is made anew for each moment. */
const lasting = (opened: Answer<Ticket>): string => {
  if (opened.state !== 'done') return opened.state
  return opened.value.kind === 'native' ? opened.value.codeUrl : opened.value.params.package
}
