// Copies of a published bill under another month, written in the order in which a run writes them.
import type { Client } from '../../bff/adapters/store/connect'

/** Ids of the copy end in the month; what hangs on the bill is copied with it. */
export const copyBill = async (owner: Client, billId: string, month: string): Promise<void> => {
  const end = month.replace('-', '')
  const id = (column: string) => owner.unsafe(`left(${column}, 24) || '${end}'`)
  await owner.begin(async (sql) => {
    const receivables = sql`select id from receivable where bill_id = ${billId}`
    const entries = sql`select entry_id from receivable where bill_id = ${billId}`
    await sql`insert into journal (project_id, entry_id, row_no, debit_account, debit_dims, credit_account, credit_dims, amount_fen)
      select project_id, ${id('entry_id')}, row_no, debit_account, debit_dims, credit_account, credit_dims, amount_fen from journal where entry_id in (${entries})`
    await sql`insert into entry (project_id, id, company_id, event, event_id, posted_on, recorded_at)
      select project_id, ${id('id')}, company_id, event, ${id('event_id')}, posted_on, recorded_at from entry where id in (${entries})`
    await sql`insert into move (project_id, account, seq, before_fen, delta_fen, after_fen, cause, cause_id, at)
      select project_id, ${id('account')}, seq, before_fen, delta_fen, after_fen, cause, ${id('cause_id')}, at from move where account in (${receivables}) and seq = 1`
    await sql`insert into basis (project_id, line_id, body)
      select s.project_id, ${id('s.line_id')}, s.body from basis s join line n on n.project_id = s.project_id and n.id = s.line_id where n.receivable_id in (${receivables})`
    await sql`insert into line (project_id, id, receivable_id, calculation, object, register, service_from, service_to, quantity, unit_price, amount_fen, position)
      select project_id, ${id('id')}, ${id('receivable_id')}, calculation, object, register, service_from, service_to, quantity, unit_price, amount_fen, position
      from line where receivable_id in (${receivables})`
    await sql`insert into receivable (project_id, id, bill_id, fee_kind, tax_rate_bp, amount_fen, net_fen, tax_fen, entry_id, position)
      select project_id, ${id('id')}, ${id('bill_id')}, fee_kind, tax_rate_bp, amount_fen, net_fen, tax_fen, ${id('entry_id')}, position
      from receivable where bill_id = ${billId}`
    await sql`insert into bill (project_id, id, lease_id, party_id, company_id, origin, publication_id, month, issued_on, due_on, amount_fen, published_at)
      select project_id, ${id('id')}, lease_id, party_id, company_id, origin, publication_id, ${month}, issued_on, due_on, amount_fen, published_at
      from bill where id = ${billId}`
  })
}
