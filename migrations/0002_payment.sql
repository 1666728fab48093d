-- Paying: orders and their attempts at a provider, receipts and what they settled, and what a person must look at.
--
-- As before, rows about money are only ever added. What must add up does so by construction: items and parts carry a running sum, and
-- their root points at the last of them, so no trigger has to add. Each leaf repeats how many there are; so none can join later.

-- Orders ---------------------------------------------------------------------------------------------------------------------------

create table payment_order (
  project_id text not null references project,
  id text not null,
  company_id text not null references company,
  party_id text not null references party,
  person_id text not null references person,
  channel text not null check (channel in ('wechat')),
  account text not null,
  description text not null,
  item_count int not null check (item_count >= 1),
  amount_fen bigint not null check (amount_fen > 0),
  started_at timestamptz not null,
  primary key (project_id, id),
  unique (project_id, id, item_count)
);
comment on table payment_order is '付款: what a payer set out to pay, to one company, by one channel; its id was made by the phone';
create index payment_order_by_party on payment_order (party_id, started_at desc);

create table payment_item (
  project_id text not null,
  order_id text not null,
  no int not null check (no between 1 and item_count),
  previous_no int generated always as (nullif(no - 1, 0)) stored,
  item_count int not null,
  receivable_id text not null,
  before_fen bigint not null,
  quoted_fen bigint not null check (quoted_fen >= 0),
  after_fen bigint not null,
  primary key (project_id, order_id, no),
  unique (project_id, order_id, no, after_fen),
  unique (project_id, order_id, receivable_id),
  foreign key (project_id, order_id, item_count) references payment_order (project_id, id, item_count),
  foreign key (project_id, order_id, previous_no, before_fen) references payment_item (project_id, order_id, no, after_fen),
  foreign key (project_id, receivable_id) references receivable,
  check (after_fen = before_fen + quoted_fen),
  check (no > 1 or before_fen = 0)
);
alter table payment_order add constraint payment_items_add_up foreign key (project_id, id, item_count, amount_fen)
  references payment_item (project_id, order_id, no, after_fen) deferrable initially deferred;

create table payment_event (
  project_id text not null,
  order_id text not null,
  seq int not null check (seq >= 1),
  previous_seq int generated always as (nullif(seq - 1, 0)) stored,
  kind text not null check (kind in ('started', 'opened', 'doubted', 'closed', 'paid')),
  body jsonb not null,
  at timestamptz not null,
  primary key (project_id, order_id, seq),
  foreign key (project_id, order_id) references payment_order,
  foreign key (project_id, order_id, previous_seq) references payment_event
);
comment on table payment_event is 'what happened to an order, one after the other: of two that continue the same event one fails';

create table payment_head (
  project_id text not null,
  order_id text not null,
  version int not null,
  body jsonb not null,
  state text not null generated always as (body ->> 'state') stored check (state in ('unsure', 'awaiting', 'closed', 'settled')),
  asked_at timestamptz,
  unpaid_at timestamptz,
  primary key (project_id, order_id),
  foreign key (project_id, order_id, version) references payment_event
);
comment on table payment_head is 'what the events of an order come to; can be told again from them at any time';
comment on column payment_head.unpaid_at is 'when the provider last answered that nothing was paid';
create index payment_head_unfinished on payment_head (project_id, order_id) where state in ('unsure', 'awaiting');

create table attempt (
  project_id text not null,
  order_id text not null,
  no int not null check (no >= 1),
  out_trade_no text not null check (out_trade_no ~ '^[A-Za-z0-9-]{1,12}_[0-9a-z]{19}$' and starts_with(out_trade_no, project_id || '_')),
  way jsonb not null,
  client_ip text not null,
  expires_at timestamptz not null,
  started_at timestamptz not null,
  primary key (project_id, order_id, no),
  unique (project_id, out_trade_no),
  foreign key (project_id, order_id) references payment_order,
  check (started_at < expires_at)
);
comment on table attempt is 'all that the request to the provider was made of, so that it can be sent again byte by byte';

create table hold (
  project_id text not null,
  receivable_id text not null,
  order_id text not null,
  until timestamptz not null,
  primary key (project_id, receivable_id),
  foreign key (project_id, receivable_id) references receivable,
  foreign key (project_id, order_id) references payment_order
);
comment on table hold is 'who is paying a receivable just now: stops a second order until then or until the order ends, never money that arrives';

-- Receipts -------------------------------------------------------------------------------------------------------------------------

create table receipt (
  project_id text not null,
  id text not null,
  order_id text not null,
  attempt_no int not null,
  company_id text not null references company,
  party_id text not null references party,
  channel text not null check (channel in ('wechat')),
  account text not null,
  transaction_id text not null,
  amount_fen bigint not null check (amount_fen > 0),
  currency text not null check (currency = 'CNY'),
  part_count int not null check (part_count >= 1),
  entry_id text not null,
  learned_by text not null check (learned_by in ('notice', 'query')),
  paid_at timestamptz not null,
  booked_at timestamptz not null,
  primary key (project_id, id),
  constraint money_is_booked_once unique (project_id, channel, account, transaction_id),
  unique (project_id, id, part_count),
  foreign key (project_id, order_id, attempt_no) references attempt,
  foreign key (project_id, entry_id) references entry deferrable initially deferred
);
comment on table receipt is '收款: money that came, known by the provider''s own number';
create index receipt_by_order on receipt (project_id, order_id);

create table receipt_part (
  project_id text not null,
  receipt_id text not null,
  no int not null check (no between 1 and part_count),
  previous_no int generated always as (nullif(no - 1, 0)) stored,
  part_count int not null,
  kind text not null check (kind in ('allocation', 'prepayment')),
  account text not null,
  receivable_id text generated always as (case kind when 'allocation' then account end) stored,
  before_fen bigint not null,
  amount_fen bigint not null check (amount_fen > 0),
  after_fen bigint not null,
  cause text not null generated always as ('receipt') stored,
  explanation jsonb not null,
  primary key (project_id, receipt_id, no),
  unique (project_id, receipt_id, no, after_fen),
  unique (project_id, receipt_id, account),
  foreign key (project_id, receipt_id, part_count) references receipt (project_id, id, part_count),
  foreign key (project_id, receipt_id, previous_no, before_fen) references receipt_part (project_id, receipt_id, no, after_fen),
  foreign key (project_id, receivable_id) references receivable,
  constraint part_moves_its_balance foreign key (project_id, account, cause, receipt_id) references move (project_id, account, cause, cause_id),
  check (after_fen = before_fen + amount_fen),
  check (no > 1 or before_fen = 0)
);
comment on table receipt_part is '去向: where a part of the money went, and why';
create index receipt_part_by_receivable on receipt_part (project_id, receivable_id) where receivable_id is not null;
alter table receipt add constraint receipt_parts_add_up foreign key (project_id, id, part_count, amount_fen)
  references receipt_part (project_id, receipt_id, no, after_fen) deferrable initially deferred;

-- The other way round: whatever a receipt is said to have moved is a part of it.
alter table move add column receipt_id text generated always as (case cause when 'receipt' then cause_id end) stored;
alter table move add constraint receipt_moves_by_its_parts foreign key (project_id, receipt_id, account)
  references receipt_part (project_id, receipt_id, account) deferrable initially deferred;

-- What comes in and what a person must look at -------------------------------------------------------------------------------------

create table raw_notice (
  project_id text not null,
  id text not null,
  channel text not null,
  account text not null,
  verdict text not null check (verdict in ('booked', 'mismatch', 'unknown', 'other')),
  sealed text not null,
  received_at timestamptz not null,
  primary key (project_id, id)
);
comment on table raw_notice is 'a genuine notice as it came, encrypted, thrown away by age; project_id is «-» when its number names no project of ours';
create index raw_notice_by_age on raw_notice (received_at);

create table review_item (
  project_id text not null,
  id text not null,
  kind text not null check (kind in ('merchant-differs', 'app-differs', 'currency-differs', 'amount-differs', 'number-unknown', 'open-refused', 'refunded')),
  subject text not null,
  detail jsonb not null,
  raised_at timestamptz not null,
  primary key (project_id, id)
);
comment on table review_item is '待处理: what no rule may decide; project_id is «-» when no project is named';

-- What keys cannot say: a part, its move and its row of the books are about the same money, and it stays in the order's company ------

create function check_receipt_parts() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare wrong text;
begin
  select a.receipt_id into wrong from added a
    join receipt r on r.project_id = a.project_id and r.id = a.receipt_id
    join payment_order o on o.project_id = r.project_id and o.id = r.order_id
    join move m on m.project_id = a.project_id and m.account = a.account and m.cause = a.cause and m.cause_id = a.receipt_id
    left join entry e on e.project_id = r.project_id and e.id = r.entry_id
    left join journal j on j.project_id = e.project_id and j.entry_id = e.id and j.row_no = a.no
    left join receivable v on v.project_id = a.project_id and v.id = a.receivable_id
    left join bill b on b.project_id = v.project_id and b.id = v.bill_id
    where (o.company_id, o.party_id, o.channel, o.account) <> (r.company_id, r.party_id, r.channel, r.account)
      or (e.event, e.event_id, e.company_id) is distinct from ('receipt', r.id, r.company_id)
      or (j.amount_fen, j.debit_account) is distinct from (a.amount_fen, '1012')
      or exists (select from journal x where x.project_id = r.project_id and x.entry_id = r.entry_id and x.row_no > r.part_count)
      or case a.kind
        when 'allocation' then m.delta_fen <> -a.amount_fen or j.credit_account <> '1122'
          or (b.company_id, b.party_id) is distinct from (r.company_id, r.party_id)
        else m.delta_fen <> a.amount_fen or j.credit_account <> '2203.01'
          or a.account <> 'prepay:' || r.company_id || ':' || r.party_id
        end
    limit 1;
  if wrong is not null then
    raise exception 'parts_do_not_agree: %', wrong using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger receipt_part_agrees after insert on receipt_part
  referencing new table as added for each statement execute function check_receipt_parts();

create function check_payment_items() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare wrong text;
begin
  select a.order_id into wrong from added a
    join payment_order o on o.project_id = a.project_id and o.id = a.order_id
    join receivable v on v.project_id = a.project_id and v.id = a.receivable_id
    join bill b on b.project_id = v.project_id and b.id = v.bill_id
    where (b.company_id, b.party_id) <> (o.company_id, o.party_id) limit 1;
  if wrong is not null then
    raise exception 'order_of_another_company: %', wrong using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger payment_item_agrees after insert on payment_item
  referencing new table as added for each statement execute function check_payment_items();

-- Keeping a receipt ----------------------------------------------------------------------------------------------------------------

-- All that a receipt brings, in one statement and one round trip. It decides nothing: what it writes was decided from a situation that was
-- read before, and if that has changed since, a key of a chain or of the events refuses and the caller looks again. Says whether this call
-- booked the money or another one had.
create function keep_receipt(doc jsonb) returns text language plpgsql as $$
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
  perform graphile_worker.add_job('number-receipts', json_build_object('projectId', r.project_id, 'receiptId', r.id));
  return 'kept';
end $$;

-- Rights of the application --------------------------------------------------------------------------------------------------------

grant select, insert on payment_order, payment_item, payment_event, payment_head, attempt, hold, receipt, receipt_part, raw_notice, review_item to yft_app;
grant update on payment_head, hold to yft_app;
grant delete on raw_notice to yft_app;
