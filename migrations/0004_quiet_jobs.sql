-- Receipts commit side by side. The queue's own add_job wakes a worker with NOTIFY, and commits that notify wait for one another, each for the
-- other's disk (a lock on the whole database is held through the commit): one booking a write of the disk, however many come at once. A job
-- that is only written down is found by the worker's next look instead, and a busy worker looks without a pause.

create function order_quietly(task text, payload json) returns void language plpgsql as $$
begin
  insert into graphile_worker._private_tasks (identifier)
    select task where not exists (select from graphile_worker._private_tasks t where t.identifier = task)
    on conflict do nothing;
  insert into graphile_worker._private_jobs (task_id, payload)
    select t.id, order_quietly.payload from graphile_worker._private_tasks t where t.identifier = task;
end $$;

-- All that a receipt brings, in one statement and one round trip. It decides nothing: what it writes was decided from a situation that was
-- read before, and if that has changed since, a key of a chain or of the events refuses and the caller looks again. Says whether this call
-- booked the money or another one had.
create or replace function keep_receipt(doc jsonb) returns text language plpgsql as $$
declare
  r receipt;
begin
  r := jsonb_populate_record(null::receipt, doc -> 'receipt');
  -- Whichever key a twin of this call meets first, it waits there for the other's end.
  insert into receipt select r.* on conflict do nothing;
  if not found then
    return 'booked';
  end if;
  insert into payment_event (project_id, order_id, seq, kind, body, at)
    values (r.project_id, r.order_id, (doc ->> 'version')::int + 1, 'paid', doc -> 'event', r.booked_at);
  update payment_head set version = (doc ->> 'version')::int + 1, body = doc -> 'order'
    where project_id = r.project_id and order_id = r.order_id;
  insert into move (project_id, account, seq, before_fen, delta_fen, after_fen, cause, cause_id, at)
    select r.project_id, m.account, m.seq, m.before_fen, m.delta_fen, m.after_fen, 'receipt', r.id, r.booked_at
    from jsonb_to_recordset(doc -> 'parts') as m(account text, seq int, before_fen bigint, delta_fen bigint, after_fen bigint) order by m.account;
  insert into journal (project_id, entry_id, row_no, debit_account, debit_dims, credit_account, credit_dims, amount_fen)
    select r.project_id, r.entry_id, j.row_no, j.debit_account, j.debit_dims, j.credit_account, j.credit_dims, j.amount_fen
    from jsonb_to_recordset(doc -> 'rows')
      as j(row_no int, debit_account text, debit_dims text, credit_account text, credit_dims text, amount_fen bigint);
  insert into entry (project_id, id, company_id, event, event_id, posted_on, recorded_at)
    values (r.project_id, r.entry_id, r.company_id, 'receipt', r.id, (doc ->> 'posted_on')::date, r.booked_at);
  insert into receipt_part (project_id, receipt_id, no, part_count, kind, account, before_fen, amount_fen, after_fen, explanation)
    select r.project_id, r.id, p.no, r.part_count, p.kind, p.account, p.sum_fen - p.amount_fen, p.amount_fen, p.sum_fen, p.explanation
    from jsonb_to_recordset(doc -> 'parts')
      as p(no int, kind text, account text, amount_fen bigint, sum_fen bigint, explanation jsonb);
  insert into raw_notice (project_id, id, channel, account, verdict, sealed, received_at)
    select r.project_id, n.id, r.channel, r.account, 'booked', n.sealed, r.booked_at
    from jsonb_to_record(doc -> 'notice') as n(id text, sealed text) where n.id is not null
    on conflict do nothing;
  perform order_quietly('number-receipts', json_build_object('projectId', r.project_id, 'receiptId', r.id));
  return 'kept';
end $$;
