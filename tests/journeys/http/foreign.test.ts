// Nobody sees what belongs to somebody else: on every route a foreign id looks like one that does not exist.
import { expect, test } from 'vitest'
import { paths, type RouteName } from '../../../core/contract/paths'
import type { Input } from '../../../core/contract/routes'
import { bffOn, boundTenant } from '../../worlds/bff'
import { clientOf } from '../../worlds/client'
import { billedPark, cast } from '../../worlds/park'

const park = await billedPark()
const world = await bffOn(park)
const mine = await boundTenant(world, cast.company)
const theirs = await boundTenant(world, cast.person)

const { bills } = await theirs.get('listBills', { show: 'all' })
const bill = await theirs.get('bill', { projectId: 'DG01', billId: bills[0]?.billId ?? '' })
const receivableId = bill.receivables.find(({ feeKind }) => feeKind === 'shared-power')?.receivableId ?? ''
const basis = await theirs.get('basis', { projectId: 'DG01', receivableId })
const shared = basis.lines[0]?.basis
const ids = {
  billId: bill.billId,
  leaseId: bill.leaseId,
  receivableId,
  shareRunId: shared?.way === 'shared' ? shared.shareRunId : '',
}

const unknown = (id: string): string => `${id.slice(0, -5)}00000`

const paymentId = `pay_${'a'.repeat(26)}`
const { bills: open } = await theirs.get('listBills', { show: 'open' })
const items = (open[0]?.owing ?? []).map(({ receivableId: id, openFen }) => ({ receivableId: id, expectedFen: openFen }))
await theirs.get('startPayment', { projectId: 'DG01', paymentId, way: 'qr', items })
const payment = { foreign: { projectId: 'DG01', paymentId }, unknown: { projectId: 'DG01', paymentId: unknown(paymentId) } }
const paying = { projectId: 'DG01', paymentId, way: 'qr' as const }

type Attack<R extends RouteName> = { foreign: Input<R>; unknown: Input<R> } | 'names nothing of anybody'

/** What asks for the neighbour's things on each route. A route that is missing here does not compile; one that names an id must be attacked. */
const attacks: { [R in RouteName]: Attack<R> } = {
  signInWithWechat: 'names nothing of anybody',
  signInWithAlipay: 'names nothing of anybody',
  sendSmsCode: 'names nothing of anybody',
  signInWithSms: 'names nothing of anybody',
  signOut: 'names nothing of anybody',
  bindByInvitation: 'names nothing of anybody',
  bindByContract: 'names nothing of anybody',
  me: 'names nothing of anybody',
  home: { foreign: { leaseId: ids.leaseId }, unknown: { leaseId: unknown(ids.leaseId) } },
  listBills: { foreign: { show: 'all', leaseId: ids.leaseId }, unknown: { show: 'all', leaseId: unknown(ids.leaseId) } },
  bill: { foreign: { projectId: 'DG01', billId: ids.billId }, unknown: { projectId: 'DG01', billId: unknown(ids.billId) } },
  basis: {
    foreign: { projectId: 'DG01', receivableId: ids.receivableId },
    unknown: { projectId: 'DG01', receivableId: unknown(ids.receivableId) },
  },
  shareParts: {
    foreign: { projectId: 'DG01', shareRunId: ids.shareRunId },
    unknown: { projectId: 'DG01', shareRunId: unknown(ids.shareRunId) },
  },
  trend: {
    foreign: { projectId: 'DG01', leaseId: ids.leaseId, feeKind: 'power' },
    unknown: { projectId: 'DG01', leaseId: unknown(ids.leaseId), feeKind: 'power' },
  },
  startPayment: {
    foreign: { ...paying, items },
    unknown: { ...paying, items: items.map((item) => ({ ...item, receivableId: unknown(item.receivableId) })) },
  },
  continuePayment: payment,
  seePayment: payment,
  cancelPayment: payment,
  paymentParts: payment,
  listPayments: 'names nothing of anybody',
}

const names = Object.keys(paths) as RouteName[]

test('every route has its attack, or names nothing of anybody', () => {
  expect(names.filter((name) => !(name in attacks))).toEqual([])
})

test.each(names.filter((name) => attacks[name] !== undefined && attacks[name] !== 'names nothing of anybody'))(
  '%s: the neighbour sees it, I get the same 404 as for nothing',
  async (name) => {
    const attack = attacks[name] as Exclude<Attack<typeof name>, string>
    expect((await theirs.call(name, attack.foreign)).status).toBe(200)
    const [foreign, none] = [await mine.call(name, attack.foreign), await mine.call(name, attack.unknown)]
    expect(foreign).toMatchObject({ status: 404, fault: { code: 'not-found' } })
    expect({ ...foreign, fault: undefined, headers: undefined }).toEqual({ ...none, fault: undefined, headers: undefined })
    expect('fault' in foreign && 'fault' in none && foreign.fault.message === none.fault.message).toBe(true)
  },
)

test.each(names.filter((name) => attacks[name] === 'names nothing of anybody'))('%s takes no id of anything that is kept', (name) => {
  expect(paths[name][1]).not.toContain(':')
})

test('an id under another project is not found, nor one that is none', async () => {
  expect((await theirs.call('bill', { projectId: 'DG02', billId: ids.billId })).status).toBe(404)
  expect((await theirs.call('bill', { projectId: 'DG01', billId: 'bil_1' })).status).toBe(404)
  expect((await theirs.call('bill', { projectId: '../DG01', billId: ids.billId })).status).toBe(404)
})

const guarded = names.filter(
  (name) => name in attacks && !['signInWithWechat', 'signInWithAlipay', 'sendSmsCode', 'signInWithSms'].includes(name),
)

/** Fit input for every guarded route, so that only the session decides. */
const inputOf = (name: RouteName): Input<RouteName> => {
  const attack = attacks[name]
  if (attack !== 'names nothing of anybody') return attack.foreign
  if (name === 'bindByInvitation') return { code: 'AAAA' }
  if (name === 'bindByContract') return { contractNo: 'X', proof: { by: 'wechat', code: 'x.1' } }
  return {}
}

const sessions: [string, () => Promise<string | undefined>][] = [
  ['no session', async () => undefined],
  ['an invented token', async () => 'A'.repeat(43)],
  [
    'a session that was signed out',
    async () => {
      const { token, call } = await world.signIn('13700000011')
      await call('signOut', {})
      return token
    },
  ],
  [
    'a session idle for 30 days',
    async () => {
      const { token } = await world.signIn('13700000012')
      await park.owner`update session set seen_at = ${new Date(world.clock.now.getTime() - 30 * 86_400_000)} where token_hash = ${park.vault.hash(token)}`
      return token
    },
  ],
  [
    'a session past its 180 days',
    async () => {
      const { token } = await world.signIn('13700000013')
      await park.owner`update session set ends_at = ${world.clock.now} where token_hash = ${park.vault.hash(token)}`
      return token
    },
  ],
]

test.each(sessions)('%s opens no route', async (_, tokenOf) => {
  const client = clientOf(world.origin, await tokenOf())
  for (const name of guarded)
    expect({ name, ...(await client.call(name, inputOf(name))) }).toMatchObject({ name, status: 401, fault: { code: 'not-signed-in' } })
})

test('a binding that is taken away ends what the session sees at once', async () => {
  expect((await theirs.call('bill', { projectId: 'DG01', billId: ids.billId })).status).toBe(200)
  await park.owner`delete from binding where party_id in (select id from party where name = ${cast.person.name})`
  expect((await theirs.call('bill', { projectId: 'DG01', billId: ids.billId })).status).toBe(404)
})
