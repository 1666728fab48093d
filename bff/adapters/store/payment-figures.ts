// Counts how payments stand from what is kept anyway.
import type { PaymentFigures } from '../../ports/payment-figures'
import type { Client } from './connect'

export const readPaymentFigures = async (sql: Client): Promise<PaymentFigures> => {
  const states = await sql<{ state: keyof PaymentFigures['orders']; count: number }[]>`
    select state, count(*) as count from payment_head group by state`
  const [rest] = await sql<Omit<PaymentFigures, 'orders'>[]>`
    select (select count(*) from review_item) as "reviewItems", (
      select min(e.at) from payment_head h
      join payment_event e on e.project_id = h.project_id and e.order_id = h.order_id and e.seq = h.version
      where h.state = 'unsure') as "unsureSince"`
  if (!rest) throw new Error('counting gave no row')
  const counted = Object.fromEntries(states.map(({ state, count }) => [state, count]))
  return { ...rest, orders: { unsure: 0, awaiting: 0, settled: 0, closed: 0, ...counted } }
}
