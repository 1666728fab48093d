// Room A-1203 in May 2025, the bill that the screens were drawn after, made by the real import and the real billing run and served over HTTP.
import { ids } from '../../bff/adapters/ids/derived'
import { fen } from '../../core/shared/fen'
import { bffOn, boundTenant, type World } from './bff'
import type { Client } from './client'
import { parkOf } from './park'

const tenant = { contractNo: 'HT-SF01-1203', phone: '13800001203', name: '示例科技有限公司' } as const

/** The bills of May are out and none is due yet. */
export const june3 = new Date('2025-06-03T02:30:00Z')

export interface Fixture extends World {
  client: Client & { token: string }
}

/** April is paid; of May nothing. */
export const fixture = async (): Promise<Fixture> => {
  const park = await parkOf({ folder: 'fixture-a1203', projectId: 'SF01', months: ['2025-04', '2025-05'], at: june3 })
  const world = await bffOn(park)
  world.clock.now = june3
  const client = await boundTenant(world, tenant)
  await payFor(world, client, { month: '2025-04' })
  return { ...world, client }
}

/** Pays a month's bill, or one fee of it, as the provider would tell of it. */
export const payFor = async (world: World, client: Client, { month, feeKind }: { month: string; feeKind?: string }): Promise<void> => {
  const { bills } = await client.get('listBills', { show: 'open' })
  const listed = bills.find((one) => one.month === month)
  if (!listed) throw new Error(`nothing is open of ${month}`)
  const { projectId, billId } = listed
  const { receivables } = await client.get('bill', { projectId, billId })
  const items = receivables
    .filter((one) => one.openFen > 0 && (feeKind === undefined || one.feeKind === feeKind))
    .map(({ receivableId, openFen }) => ({ receivableId, expectedFen: fen(openFen) }))
  await client.get('startPayment', { projectId, paymentId: ids().make('payment'), way: 'qr', items })
  const [number] = [...world.provider.orders.keys()].slice(-1)
  const { headers, body } = world.provider.notice(world.provider.pay(number ?? '', world.clock.now))
  const answer = await fetch(`${world.origin}/callbacks/wechat/${world.provider.gateway.account}`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`the notice was answered ${answer.status}`)
}
