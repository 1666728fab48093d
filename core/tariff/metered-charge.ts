// Charges by consumption of one fee kind: one per register that was measured for the lease.
import type { Charge } from '../receivable/charge'
import type { LeaseMonth, LeaseUsage } from './kind'
import { unitPriceOn } from './kinds-of-utility'
import { meteredBasis, meteredFigures } from './metered'

export const meteredCharges = (of: LeaseMonth, feeKind: string, usages: readonly LeaseUsage[]): Charge[] =>
  usages.map((metered) => {
    const price = unitPriceOn(of.prices, feeKind, metered)
    if (!price) throw new Error(`no price of ${feeKind} for ${metered.meterNo}: such usage must not reach a lease`)
    const basis = meteredBasis(metered, price)
    const { quantity, unitPrice, amountFen } = meteredFigures(basis)
    return {
      calculation: feeKind,
      feeKind,
      taxRateBp: price.taxRateBp,
      object: metered.meterNo,
      register: price.register,
      service: { from: metered.usage.from, to: metered.usage.lastDay },
      quantity,
      unitPrice,
      amountFen,
      basis,
      key: `${metered.meterNo} ${metered.register}`,
      places: [{ building: metered.unit.building, weight: '1' }],
    }
  })
