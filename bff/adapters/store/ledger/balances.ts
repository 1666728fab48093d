// Sums of the journal by account, and what the receivables say that 1122 must be.
import type { Fen } from '@yft/core/shared/fen'
import type { AccountBalance, AsOf } from '../../../ports/ledger-store'
import type { Client } from '../connect'

export const balances = async (sql: Client, { projectId, asOf }: AsOf): Promise<AccountBalance[]> =>
  await sql<AccountBalance[]>`
    with posted as (
      select j.* from journal j join entry e on e.project_id = j.project_id and e.id = j.entry_id
      where (${projectId}::text is null or j.project_id = ${projectId}) and (${asOf}::date is null or e.posted_on <= ${asOf})),
    sides as (
      select debit_account as account, amount_fen as debit, 0 as credit from posted
      union all select credit_account, 0, amount_fen from posted)
    select s.account, a.name, sum(s.debit)::bigint as "debitFen", sum(s.credit)::bigint as "creditFen"
    from sides s join account a on a.code = s.account group by s.account, a.name order by s.account`

/** Today the chains of moves tell what is open; for a day in the past, the receivables that were in the books by then. */
export const owedFen = async (sql: Client, { projectId, asOf }: AsOf): Promise<Fen> => {
  const [row] =
    asOf === null
      ? await sql<{ fen: Fen }[]>`
          select coalesce(sum(m.after_fen), 0)::bigint as fen from receivable r
          cross join lateral (
            select after_fen from move where project_id = r.project_id and account = r.id order by seq desc limit 1) m
          where ${projectId}::text is null or r.project_id = ${projectId}`
      : await sql<{ fen: Fen }[]>`
          select coalesce(sum(r.amount_fen), 0)::bigint as fen from receivable r
          join entry e on e.project_id = r.project_id and e.id = r.entry_id
          where e.posted_on <= ${asOf} and (${projectId}::text is null or r.project_id = ${projectId})`
  return row?.fen ?? (0 as Fen)
}
