// Billing's store in PostgreSQL.
import { createHash } from 'node:crypto'
import type { LeaseAmount } from '@yft/core/receivable/preview'
import type { Day } from '@yft/core/shared/day'
import type { Fen } from '@yft/core/shared/fen'
import type { BillingStore, Digest, OwedDebt, Publication, PublishedLine } from '../../../ports/billing-store'
import type { Ids } from '../../../ports/ids'
import type { Client, Transaction } from '../connect'
import { addToDraft, closeDraft, discardDraft, draftHash, openDraft } from './drafts'
import { loadFacts, loadTerms } from './facts'
import { writeBills } from './write-bills'
import { writePublication } from './write-publication'

export const billingStore = ({ sql, ids }: { sql: Client | Transaction; ids: Ids }): BillingStore => ({
  derive: ids.derive,
  digest: startDigest,
  waitForTurn: async ({ projectId, month }) => {
    await sql`select pg_advisory_xact_lock_shared(hashtext('yft facts'))`
    await sql`select pg_advisory_xact_lock(hashtext('yft billing'), hashtext(${`${projectId} ${month}`}))`
  },
  projects: async () => await sql<{ id: string; name: string }[]>`select id, name from project order by id`,
  publications: async (projectId) =>
    await sql<Publication[]>`
      select project_id as "projectId", month, id, seq, hash from publication where project_id = ${projectId} order by published_at, month, seq`,
  facts: (of) => loadFacts(sql, of),
  terms: (projectId) => loadTerms(sql, projectId),
  draftHash: (of) => draftHash(sql, of),
  discardDraft: (of) => discardDraft(sql, of),
  openDraft: (of) => openDraft(sql, of),
  addToDraft: (of, bills, firstPosition) => addToDraft(sql, of, bills, firstPosition),
  closeDraft: (of, run) => closeDraft(sql, of, run),
  addBills: (of, bills) => writeBills(sql, of, bills),
  addPublication: (of, run) => writePublication(sql, of, run),
  publishedLines: async ({ projectId, publicationId }) =>
    await sql<PublishedLine[]>`
      select n.id, b.id as "billId", l.contract_no as "contractNo", b.month, r.fee_kind as "feeKind", n.object, n.register,
        n.service_from as "serviceFrom", n.service_to as "serviceTo", trim_scale(n.quantity) as quantity,
        trim_scale(n.unit_price) as "unitPrice", n.amount_fen as "amountFen"
      from bill b
      join lease l on l.project_id = b.project_id and l.id = b.lease_id
      join receivable r on r.project_id = b.project_id and r.bill_id = b.id
      join line n on n.project_id = r.project_id and n.receivable_id = r.id
      where b.project_id = ${projectId} and b.publication_id = ${publicationId}
      order by l.position, r.position, n.position`,
  leaseAmounts: async ({ projectId, month }) =>
    await sql<LeaseAmount[]>`
      select l.contract_no as "contractNo", sum(b.amount_fen)::bigint as "amountFen"
      from bill b join lease l on l.project_id = b.project_id and l.id = b.lease_id
      where b.project_id = ${projectId} and b.month = ${month} and b.origin = 'run' group by l.contract_no, l.position order by l.position`,
  openingDebts: async (projectId) =>
    (
      await sql<DebtRow[]>`
        select d.id, d.lease_id as "leaseId", d.fee_kind as "feeKind", d.from_day as "from", d.to_day as "to", d.due_on as "dueOn",
          d.amount_fen as "amountFen", l.party_id as "partyId", p.code as "partyCode"
        from opening_debt d join lease l on l.project_id = d.project_id and l.id = d.lease_id join party p on p.id = l.party_id
        where d.project_id = ${projectId} order by d.id`
    ).map(fromDebtRow),
  openingBillIds: async (projectId) => {
    const bills = await sql<{ id: string }[]>`select id from bill where project_id = ${projectId} and origin = 'opening'`
    return new Set(bills.map((bill) => bill.id))
  },
  orderNumbers: async (projectId) => {
    await sql`select graphile_worker.add_job('number-documents', json_build_object('projectId', ${projectId}::text), job_key => ${`number ${projectId}`})`
  },
})

const startDigest = (): Digest => {
  const hash = createHash('sha256')
  return { add: (text) => void hash.update(text), end: () => hash.digest('hex') }
}

interface DebtRow {
  id: string
  leaseId: string
  feeKind: string
  from: Day
  to: Day
  dueOn: Day
  amountFen: Fen
  partyId: string
  partyCode: string
}

const fromDebtRow = ({ id, leaseId, feeKind, from, to, dueOn, amountFen, partyId, partyCode }: DebtRow): OwedDebt => ({
  debt: { id, leaseId, feeKind, service: { from, to }, dueOn, amountFen },
  lease: { id: leaseId, partyId, partyCode },
})
