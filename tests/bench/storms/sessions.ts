// T10: 64 sessions begin to pay the same bill at the same moment, round after round: one may, 63 are told that somebody does.
import { ids } from '../../../bff/adapters/ids/derived'
import { connect } from '../../../bff/adapters/store/connect'
import { paymentStore } from '../../../bff/adapters/store/payment/index'
import { sessionStore } from '../../../bff/adapters/store/session/index'
import { payment } from '../../../bff/usecases/payment/index'
import { fen } from '../../../core/shared/fen'
import { makeProvider } from '../../worlds/provider'
import { violations } from '../../worlds/sound'
import { addBills, billFen, openedAt, type Place, receivableOf, seed, unlimited } from './till'

export interface Contest {
  rounds: number
  /** Rounds in which exactly one began, and all others were told so. */
  fair: number
  orders: number
  violations: string[]
}

const sessions = 64

export const contest = async (place: Place, rounds: number): Promise<Contest> => {
  const owner = connect(place.ownerUrl, { name: 'yft-storm', max: 2 })
  const app = connect(place.appUrl, { name: 'yft-storm', max: 10 })
  try {
    await seed(owner)
    await addBills(owner, rounds)
    await owner`insert into person (id, created_at) select 'per_c' || n, now() from generate_series(1, ${sessions}) n`
    await owner`insert into binding (person_id, party_id, role, via, bound_at)
      select 'per_c' || n, 'T1', 'payer', 'phone', now() from generate_series(1, ${sessions}) n`
    await owner`insert into session (token_hash, person_id, host, created_at, seen_at, ends_at)
      select 'tok_c' || n, 'per_c' || n, 'h5', '2026-03-06', '2026-03-06', '2026-09-01' from generate_series(1, ${sessions}) n`
    const { gateway } = makeProvider()
    const { startPayment } = payment({
      payments: paymentStore(app),
      sessions: sessionStore(app),
      ids: ids(),
      gateways: { forCompany: () => gateway, named: () => gateway },
      wechatApps: { miniProgram: 'wx1', officialAccount: null },
      rate: unlimited,
      demo: false,
    })
    let fair = 0
    for (let round = 0; round < rounds; round += 1) {
      const items = [{ receivableId: receivableOf(round), expectedFen: fen(billFen) }]
      const begun = await Promise.all(
        Array.from({ length: sessions }, (_, index) =>
          startPayment(
            { tokenHash: `tok_c${index + 1}`, address: '10.0.0.1', now: openedAt },
            { projectId: 'P1', paymentId: ids().make('payment'), way: 'qr', items },
          ),
        ),
      )
      const told = begun.map((outcome) => (outcome.ok ? 'began' : outcome.code))
      if (told.filter((one) => one === 'began').length === 1 && told.filter((one) => one === 'held').length === sessions - 1) fair += 1
    }
    const [kept] = await owner<{ orders: number }[]>`select count(*) as orders from payment_order`
    return { rounds, fair, orders: kept?.orders ?? 0, violations: await violations(owner) }
  } finally {
    await Promise.all([owner.end(), app.end()])
  }
}
