// Gives a receipt and its voucher their numbers, without gaps: the counter rows are locked first, then looked at.
import type { PaymentStore } from '../../../ports/payment-store'
import type { Client } from '../connect'

/** SK-DG01-202603-0001 for a receipt (收据), counted per project and month of the payment; JZ-… for its voucher, in the series of all vouchers. */
export const numberReceipt = async (sql: Client, { projectId, receiptId }: Parameters<PaymentStore['numberReceipt']>[0]): Promise<void> => {
  await sql.begin(async (transaction) => {
    const waiting = transaction`(
      select s.series, s.head, s.subject_id
      from receipt r join entry e on e.project_id = r.project_id and e.id = r.entry_id
      cross join lateral (values
        ('receipt ' || to_char(e.posted_on, 'YYYY-MM'), 'SK-' || r.project_id || '-' || to_char(e.posted_on, 'YYYYMM'), r.id),
        ('voucher ' || to_char(e.posted_on, 'YYYY-MM'), 'JZ-' || r.project_id || '-' || to_char(e.posted_on, 'YYYYMM'), e.id)
      ) as s(series, head, subject_id)
      where r.project_id = ${projectId} and r.id = ${receiptId}
        and not exists (select from document_number d where d.project_id = r.project_id and d.subject_id = s.subject_id))`
    await transaction`insert into counter (project_id, series, last) select ${projectId}, series, 0 from ${waiting} w
      order by series on conflict do nothing`
    await transaction`select 1 from counter c join ${waiting} w on w.series = c.series where c.project_id = ${projectId}
      order by c.series for update of c`
    await transaction`
      with given as (
        insert into document_number (project_id, series, number, subject_id, text)
        select ${projectId}, w.series, c.last + 1, w.subject_id,
          w.head || '-' || lpad((c.last + 1)::text, greatest(4, length((c.last + 1)::text)), '0')
        from ${waiting} w join counter c on c.project_id = ${projectId} and c.series = w.series
        returning series, number)
      update counter c set last = given.number from given where c.project_id = ${projectId} and c.series = given.series`
  })
}
