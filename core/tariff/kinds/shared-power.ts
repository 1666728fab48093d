// 公摊电费: a lease's parts of what the public meters used, one line per pool, register and unit.
import type { Charge } from '../../receivable/charge'
import { type SharePart, type ShareRun, sharedBasis, sharedFigures } from '../../share/share-out'
import { feeNames } from '../../text/fees'
import type { FeeKind } from '../kind'

export const sharedPower: FeeKind = {
  code: 'shared-power',
  name: feeNames['shared-power'] ?? '',
  book: { way: 'revenue', account: '6051', vat: 'general' },
  charged: 'always',
  charges: (of) => of.shares.map(({ run, part }) => sharedCharge(run, part)),
  recompute: (basis, parts) => (basis.way === 'shared' ? sharedFigures(basis, parts) : null),
}

const sharedCharge = (run: ShareRun, { unit, amountFen }: SharePart): Charge => ({
  calculation: 'shared-power',
  feeKind: 'shared-power',
  taxRateBp: run.price.taxRateBp,
  object: run.pool,
  register: run.register,
  service: { from: run.usage.from, to: run.usage.lastDay },
  quantity: unit.area,
  unitPrice: null,
  amountFen,
  basis: sharedBasis(run, unit),
  key: `${run.id} ${unit.id}`,
  places: [{ building: unit.building, weight: '1' }],
})
