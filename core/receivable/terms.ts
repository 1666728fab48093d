// What a project must have settled before any of its months can be billed: a payee and, for fees by area, a tax rate.
import { later } from '../shared/day'
import { firstDay, lastDay, type Month } from '../shared/month'
import { type Outcome, ok, refuse } from '../shared/outcome'
import { monthSpan, overlap } from '../shared/span'
import { feeKinds } from '../tariff/kinds/index'
import { priceList } from '../tariff/price'
import type { ProjectFacts } from './facts'
import { companyOn } from './payee'

export const checkTerms = (facts: ProjectFacts, month: Month): Outcome<null, 'no-payee' | 'no-tax-rate'> => {
  const prices = priceList(facts.prices)
  const listed = listedKinds(facts)
  const charged = feeKinds.filter(({ code, charged }) => charged === 'always' || (charged === 'when-listed' && listed.has(code)))
  const unpaid = charged.find((kind) => companyOn(facts.payees, kind.code, lastDay(month)) === null)
  if (unpaid) return refuse('no-payee', { fee: unpaid.name, onDay: lastDay(month) })
  for (const lease of facts.leases) {
    if (!overlap(lease.span, monthSpan(month))) continue
    const onDay = later(lease.span.from, firstDay(month))
    const untaxed = byArea.find((feeKind) => prices.inForce({ feeKind, register: '' }, onDay) === null)
    if (untaxed) return refuse('no-tax-rate', { fee: feeKinds.find((kind) => kind.code === untaxed)?.name ?? untaxed, onDay })
  }
  return ok(null)
}

/** Named by a price, by an item of its own, or by one that adjusts it. */
const listedKinds = ({ prices, items = [] }: ProjectFacts): Set<string> =>
  new Set([
    ...prices.map((price) => price.feeKind),
    ...items.flatMap(({ feeKind, terms }) => ('of' in terms ? [feeKind, terms.of] : [feeKind])),
  ])

const byArea = ['rent', 'property']
