-- What the first road needs: who holds what, what was measured, what is owed and why, and the books.
--
-- Reference tables are small, shared by all projects and point at no project's rows. Every other table carries project_id, first in
-- every key, and points only at rows of its own project: that is the column by which the database can be spread over machines.
-- Rows about money are only ever added. What must not be is refused by keys and CHECKs, by statement triggers where those cannot say it.
-- PostgreSQL holds NaN above every number, so each numeric column refuses it by name.

create extension if not exists btree_gist;

-- Reference tables -----------------------------------------------------------------------------------------------------------------

create table company (
  id text primary key,
  tax_no text not null unique,
  name text not null
);
comment on table company is '收款公司: a legal entity that bills, books and invoices';

create table project (
  id text primary key check (id ~ '^[A-Za-z0-9-]{1,12}$'),
  name text not null,
  city text not null,
  company_id text not null references company,
  receiving_bank text not null,
  receiving_account text not null
);
comment on table project is '园区: the unit of rights and of distribution; its receiving account is printed on every bill';

create table party (
  id text primary key,
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('company', 'person')),
  tax_or_id_cipher text not null,
  tax_or_id_index text not null,
  phone_cipher text not null,
  phone_index text not null,
  email_cipher text,
  bank_name text,
  bank_account_cipher text,
  bank_account_index text
);
comment on table party is '租户: spans projects; numbers of persons, phones and bank accounts are kept encrypted, found by a keyed index';
create index party_phone on party (phone_index);

create table person (
  id text primary key,
  created_at timestamptz not null
);

create table identity (
  provider text not null check (provider in ('wechat', 'alipay', 'phone')),
  app text not null,
  subject text not null,
  person_id text not null references person,
  subject_cipher text,
  created_at timestamptz not null,
  primary key (provider, app, subject)
);
comment on table identity is 'how a person is recognised: a wallet''s open id, or the keyed index of a proven phone (the phone itself encrypted beside it)';
create index identity_person on identity (person_id);

create table binding (
  person_id text not null references person,
  party_id text not null references party,
  role text not null check (role in ('owner', 'admin', 'payer', 'approver', 'finance', 'viewer')),
  via text not null check (via in ('invitation', 'phone')),
  bound_at timestamptz not null,
  primary key (person_id, party_id)
);
comment on table binding is 'which person acts for which party, and how that was proven';

create table invitation (
  code_hash text primary key,
  party_id text not null references party,
  role text not null,
  contract_no text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text references person
);

create table session (
  token_hash text primary key,
  person_id text not null references person,
  host text not null check (host in ('weapp', 'alipay', 'h5')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz
);
comment on table session is 'only the hash of a token is kept; it ends when idle, at ends_at, or when revoked';
create index session_person on session (person_id);

create table sms_code (
  id text primary key,
  phone_index text not null,
  code_hash text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0 check (tries between 0 and 5),
  used_at timestamptz
);
create index sms_code_phone on sms_code (phone_index, sent_at desc);

create table account (
  code text not null,
  dims text not null,
  name text not null,
  primary key (code),
  unique (code, dims)
);
comment on table account is '科目: a code with the keys of exactly the dimensions that a row on it must carry, in alphabetical order';

insert into account (code, dims, name) values
  ('0000', '', '期初余额'),
  ('1001', 's', '库存现金'),
  ('1002', 'a', '银行存款'),
  ('1012', 'a', '其他货币资金'),
  ('1122', 'c k', '应收账款'),
  ('1122.90', 'n', '应收账款-租金直线法差额'),
  ('1221.02', 'o', '其他应收款-内部往来'),
  ('1221.08', 's', '其他应收款-现金短缺'),
  ('1221.09', 'a', '其他应收款-渠道差额'),
  ('1231', '', '坏账准备'),
  ('2203.01', 'c', '预收账款-未指定'),
  ('2203.02', 'c k', '预收账款-租金'),
  ('2204', 'c k', '合同负债'),
  ('2221.01', 'r', '应交税费-应交增值税(销项税额)'),
  ('2221.02', 'r', '应交税费-待转销项税额'),
  ('2221.03', 'r', '应交税费-简易计税'),
  ('2241.01', 'c n', '其他应付款-保证金'),
  ('2241.02', 'o', '其他应付款-内部往来'),
  ('2241.05', 'k', '其他应付款-代收代付'),
  ('2241.08', 's', '其他应付款-现金溢余'),
  ('2241.09', 'a', '其他应付款-待清理款项'),
  ('6001', 'b k', '主营业务收入'),
  ('6051', 'b k', '其他业务收入'),
  ('6301', 'k', '营业外收入'),
  ('6602.08', '', '管理费用-收款尾差'),
  ('6603', 'a', '财务费用-手续费'),
  ('6702', '', '信用减值损失');

-- Estate and leases ----------------------------------------------------------------------------------------------------------------

create table payee (
  project_id text not null references project,
  fee_kind text not null,
  from_day date not null,
  company_id text not null references company,
  primary key (project_id, fee_kind, from_day)
);
comment on table payee is 'which company a fee kind is owed to, from a day on';

create table unit (
  project_id text not null references project,
  id text not null,
  room text not null,
  building text not null,
  floor text not null,
  use text not null,
  built_area numeric(12, 4) not null check (built_area >= 0 and built_area <> 'NaN'),
  billing_area numeric(12, 4) not null check (billing_area >= 0 and billing_area <> 'NaN'),
  position int not null,
  primary key (project_id, id),
  unique (project_id, room)
);
comment on column unit.position is 'the order of the park''s own list, which breaks ties when money is shared';

create table lease (
  project_id text not null references project,
  id text not null,
  contract_no text not null,
  party_id text not null references party,
  from_day date not null,
  to_day date not null,
  free_from date,
  free_to date,
  rent_price numeric(14, 6) not null check (rent_price >= 0 and rent_price <> 'NaN'),
  escalation_percent numeric(8, 4) not null check (escalation_percent > -100 and escalation_percent <> 'NaN'),
  property_price numeric(14, 6) not null check (property_price >= 0 and property_price <> 'NaN'),
  billing_day int not null check (billing_day between 1 and 31),
  payment_days int not null check (payment_days >= 0),
  deposit_months numeric(6, 2) not null check (deposit_months >= 0 and deposit_months <> 'NaN'),
  late_fee_daily_rate numeric(10, 8) not null check (late_fee_daily_rate >= 0 and late_fee_daily_rate <> 'NaN'),
  late_fee_grace_days int not null check (late_fee_grace_days >= 0),
  position int not null,
  primary key (project_id, id),
  unique (project_id, contract_no),
  check (from_day <= to_day),
  check ((free_from is null) = (free_to is null) and free_from <= free_to)
);
create index lease_party on lease (party_id);

create table lease_unit (
  project_id text not null,
  lease_id text not null,
  unit_id text not null,
  from_day date not null,
  to_day date not null,
  position int not null,
  primary key (project_id, lease_id, unit_id, from_day),
  foreign key (project_id, lease_id) references lease,
  foreign key (project_id, unit_id) references unit,
  check (from_day <= to_day),
  constraint one_lease_holds_a_unit exclude using gist (project_id with =, unit_id with =, daterange(from_day, to_day, '[]') with &&)
);

-- Meters and readings --------------------------------------------------------------------------------------------------------------

create table metering_point (
  project_id text not null references project,
  id text not null,
  meter_no text not null,
  utility text not null check (utility in ('power', 'water')),
  purpose text not null check (purpose in ('unit', 'public')),
  unit_id text,
  place text not null,
  position int not null,
  primary key (project_id, id),
  unique (project_id, meter_no),
  foreign key (project_id, unit_id) references unit,
  check ((purpose = 'unit') = (unit_id is not null))
);
comment on table metering_point is 'where is measured, and for whom; the device there may change';

create table installation (
  project_id text not null,
  id text not null,
  point_id text not null,
  meter_no text not null,
  from_day date not null,
  to_day date,
  multiplier numeric(12, 4) not null check (multiplier > 0 and multiplier <> 'NaN'),
  whole_digits int not null check (whole_digits between 1 and 12),
  decimals int not null check (decimals between 0 and 6),
  protocol text,
  address text,
  primary key (project_id, id),
  foreign key (project_id, point_id) references metering_point,
  check (from_day <= to_day),
  constraint one_device_at_a_point exclude using gist (project_id with =, point_id with =, daterange(from_day, to_day, '[)') with &&)
);

create table register (
  project_id text not null,
  installation_id text not null,
  name text not null check (name in ('total', 'sharp', 'peak', 'flat', 'valley', 'deep', 'volume')),
  start_value numeric(18, 6) not null check (start_value >= 0 and start_value <> 'NaN'),
  end_value numeric(18, 6) check (end_value >= 0 and end_value <> 'NaN'),
  primary key (project_id, installation_id, name),
  foreign key (project_id, installation_id) references installation
);

create table reading (
  project_id text not null,
  id text not null,
  point_id text not null,
  register text not null,
  on_day date not null,
  value numeric(18, 6) not null check (value >= 0 and value <> 'NaN'),
  source text not null check (source in ('frozen', 'remote', 'manual', 'reported', 'estimated')),
  note text not null default '',
  revision int not null default 1 check (revision >= 1),
  previous_revision int generated always as (nullif(revision - 1, 0)) stored,
  replaces text,
  recorded_at timestamptz not null,
  primary key (project_id, id),
  unique (project_id, point_id, register, on_day, revision),
  foreign key (project_id, point_id) references metering_point,
  foreign key (project_id, replaces) references reading,
  constraint correction_follows_its_reading foreign key (project_id, point_id, register, on_day, previous_revision)
    references reading (project_id, point_id, register, on_day, revision),
  check ((revision = 1) = (replaces is null))
);
create unique index reading_replaced_once on reading (project_id, replaces) where replaces is not null;
comment on column reading.on_day is 'the boundary at 00:00 of that day; a correction is a further row that names the one it replaces';

-- Prices, pools, opening debts -----------------------------------------------------------------------------------------------------

create table price (
  project_id text not null references project,
  fee_kind text not null,
  register text not null default '',
  from_day date not null,
  unit_price numeric(18, 8) check (unit_price <> 'NaN'),
  tax_rate_bp int not null check (tax_rate_bp between 0 and 10000),
  source_document text,
  primary key (project_id, fee_kind, register, from_day)
);

create table pool (
  project_id text not null references project,
  id text not null,
  name text not null,
  fee_kind text not null,
  point_id text not null,
  key text not null check (key in ('area')),
  vacancy text not null check (vacancy in ('operator')),
  position int not null,
  primary key (project_id, id),
  unique (project_id, name),
  foreign key (project_id, point_id) references metering_point
);

create table pool_unit (
  project_id text not null,
  pool_id text not null,
  unit_id text not null,
  primary key (project_id, pool_id, unit_id),
  foreign key (project_id, pool_id) references pool,
  foreign key (project_id, unit_id) references unit
);

create table opening_debt (
  project_id text not null,
  id text not null,
  lease_id text not null,
  fee_kind text not null,
  from_day date not null,
  to_day date not null,
  due_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (project_id, id),
  unique (project_id, lease_id, fee_kind, from_day, to_day),
  foreign key (project_id, lease_id) references lease,
  check (from_day <= to_day)
);

-- Drafts: may be thrown away -------------------------------------------------------------------------------------------------------

create table draft_run (
  project_id text not null references project,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  id text not null,
  state text not null check (state in ('draft', 'checked')),
  hash text not null,
  bill_count int not null,
  line_count int not null,
  amount_fen bigint not null,
  body jsonb not null,
  drafted_at timestamptz not null,
  primary key (project_id, month)
);
comment on column draft_run.body is 'what belongs to the whole run: share runs, usage that the operator bears, and what could not be billed with its reason';

create table draft_bill (
  project_id text not null,
  month text not null,
  lease_id text not null,
  company_id text not null,
  position int not null,
  body jsonb not null,
  primary key (project_id, month, lease_id, company_id),
  foreign key (project_id, month) references draft_run on delete cascade
);

-- The books ------------------------------------------------------------------------------------------------------------------------

create table entry (
  project_id text not null references project,
  id text not null,
  company_id text not null references company,
  event text not null,
  event_id text not null,
  posted_on date not null,
  reason text not null default '',
  undoes text,
  recorded_at timestamptz not null,
  primary key (project_id, id),
  unique (project_id, event, event_id),
  foreign key (project_id, undoes) references entry,
  check (undoes <> id)
);
-- Partial: a full key would hold every entry under null, and on a table without statistics the planner takes it for the way to all of them.
create unique index entry_undone_once on entry (project_id, undoes) where undoes is not null;
comment on table entry is 'one event in the books (凭证); undone at most once, by another entry that names it';

create table journal (
  project_id text not null,
  entry_id text not null,
  row_no int not null check (row_no >= 1),
  debit_account text not null,
  debit_dims text not null,
  debit_keys text not null generated always as (regexp_replace(debit_dims, '=[^ ]*', '', 'g')) stored,
  credit_account text not null,
  credit_dims text not null,
  credit_keys text not null generated always as (regexp_replace(credit_dims, '=[^ ]*', '', 'g')) stored,
  amount_fen bigint not null check (amount_fen <> 0),
  primary key (project_id, entry_id, row_no),
  foreign key (project_id, entry_id) references entry deferrable initially deferred,
  foreign key (debit_account, debit_keys) references account (code, dims),
  foreign key (credit_account, credit_keys) references account (code, dims)
);
comment on table journal is 'each row names its debit and its credit, so it balances alone; a negative amount is red (红字). Dimensions: «c=C00001 k=property»';

create table move (
  project_id text not null,
  account text not null,
  seq int not null check (seq >= 1),
  previous_seq int generated always as (nullif(seq - 1, 0)) stored,
  before_fen bigint not null,
  delta_fen bigint not null,
  after_fen bigint not null check (after_fen >= 0),
  cause text not null,
  cause_id text not null,
  at timestamptz not null,
  primary key (project_id, account, seq),
  unique (project_id, account, seq, after_fen),
  unique (project_id, account, cause, cause_id),
  foreign key (project_id, account, previous_seq, before_fen) references move (project_id, account, seq, after_fen),
  check (after_fen = before_fen + delta_fen),
  check (seq > 1 or before_fen = 0)
);
comment on table move is 'a balance as a chain of rows, each continuing the one before; of two that continue the same row one fails';

-- What is published: never changed -------------------------------------------------------------------------------------------------

create table publication (
  project_id text not null references project,
  id text not null,
  month text not null,
  seq int not null check (seq >= 1),
  hash text not null,
  bill_count int not null,
  line_count int not null,
  amount_fen bigint not null,
  problems jsonb not null,
  published_at timestamptz not null,
  primary key (project_id, id),
  unique (project_id, month, seq)
);

create table bill (
  project_id text not null,
  id text not null,
  lease_id text not null,
  party_id text not null references party,
  company_id text not null references company,
  origin text not null check (origin in ('run', 'opening')),
  publication_id text,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  issued_on date not null,
  due_on date not null,
  amount_fen bigint not null check (amount_fen >= 0),
  published_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, lease_id) references lease,
  foreign key (project_id, publication_id) references publication deferrable initially deferred,
  check ((origin = 'run') = (publication_id is not null)),
  check (issued_on <= due_on)
);
create unique index bill_once on bill (project_id, lease_id, company_id, month) where origin = 'run';
create index bill_by_lease on bill (project_id, lease_id, month desc);
create index bill_by_month on bill (project_id, month);

create table receivable (
  project_id text not null,
  id text not null,
  bill_id text not null,
  fee_kind text not null,
  tax_rate_bp int not null check (tax_rate_bp between 0 and 10000),
  amount_fen bigint not null check (amount_fen >= 0),
  net_fen bigint not null,
  tax_fen bigint not null,
  entry_id text,
  opening_seq int generated always as (1) stored,
  position int not null,
  primary key (project_id, id),
  unique (project_id, bill_id, fee_kind, tax_rate_bp),
  foreign key (project_id, bill_id) references bill deferrable initially deferred,
  foreign key (project_id, entry_id) references entry,
  constraint receivable_opens_its_chain foreign key (project_id, id, opening_seq, amount_fen)
    references move (project_id, account, seq, after_fen) deferrable initially deferred,
  check (net_fen + tax_fen = amount_fen),
  check ((amount_fen = 0) = (entry_id is null))
);

create table line (
  project_id text not null,
  id text not null,
  receivable_id text not null,
  calculation text not null,
  object text not null default '',
  register text not null default '',
  service_from date not null,
  service_to date not null,
  quantity numeric(20, 8) check (quantity <> 'NaN'),
  unit_price numeric(18, 8) check (unit_price <> 'NaN'),
  amount_fen bigint not null,
  position int not null,
  primary key (project_id, id),
  foreign key (project_id, receivable_id) references receivable deferrable initially deferred,
  check (service_from <= service_to)
);
create index line_by_receivable on line (project_id, receivable_id);

create table basis (
  project_id text not null,
  line_id text not null,
  body jsonb not null,
  primary key (project_id, line_id),
  foreign key (project_id, line_id) references line deferrable initially deferred
);
comment on table basis is '算费依据: all that a line was computed from, enough to compute it again without any other row but a share run';

create table share_run (
  project_id text not null,
  id text not null,
  pool_id text not null,
  month text not null,
  register text not null,
  publication_id text not null,
  amount_fen bigint not null,
  body jsonb not null,
  primary key (project_id, id),
  unique (project_id, pool_id, month, register),
  foreign key (project_id, pool_id) references pool,
  foreign key (project_id, publication_id) references publication deferrable initially deferred
);

create table share_part (
  project_id text not null,
  share_run_id text not null,
  unit_id text not null,
  weight numeric(18, 6) not null check (weight >= 0 and weight <> 'NaN'),
  amount_fen bigint not null,
  lease_id text,
  position int not null,
  primary key (project_id, share_run_id, unit_id),
  foreign key (project_id, share_run_id) references share_run deferrable initially deferred,
  foreign key (project_id, unit_id) references unit,
  foreign key (project_id, lease_id) references lease
);
comment on column share_part.lease_id is 'empty: the unit was vacant and the operator bears the part';

create table metered_usage (
  project_id text not null,
  point_id text not null,
  register text not null,
  from_day date not null,
  to_day date not null,
  month text not null,
  quantity numeric(20, 8) not null check (quantity <> 'NaN'),
  borne_by text not null check (borne_by in ('lease', 'operator', 'pool')),
  lease_id text,
  publication_id text not null,
  primary key (project_id, point_id, register, from_day),
  foreign key (project_id, point_id) references metering_point,
  foreign key (project_id, lease_id) references lease,
  foreign key (project_id, publication_id) references publication deferrable initially deferred,
  check (from_day < to_day),
  check ((borne_by = 'lease') = (lease_id is not null)),
  constraint usage_is_billed_once exclude using gist
    (project_id with =, point_id with =, register with =, daterange(from_day, to_day, '[)') with &&)
);
comment on table metered_usage is 'which stretch of which register a publication has used up, and who bears it: the next run begins where this ends';
create index metered_usage_by_lease on metered_usage (project_id, lease_id, month);

create table document_number (
  project_id text not null,
  series text not null,
  number int not null check (number >= 1),
  subject_id text not null,
  text text not null,
  primary key (project_id, series, number),
  unique (project_id, subject_id),
  unique (project_id, text)
);

create table counter (
  project_id text not null references project,
  series text not null,
  last int not null check (last >= 0),
  primary key (project_id, series)
);
comment on table counter is 'the last number given in a series without gaps';

create table audit (
  project_id text not null,
  id text not null,
  actor text not null,
  act text not null,
  subject text not null,
  detail jsonb not null,
  at timestamptz not null,
  primary key (project_id, id)
);
comment on table audit is 'who did what to what; project_id is «-» for acts of the whole group';

-- What keys cannot say: parts add up, and nothing joins what is already published ----------------------------------------------------
-- Rows are written from the leaves to the root (lines, receivables, bill); each level is checked when the level above arrives.

--
-- Two transactions don't see each other's rows before they end. So whoever adds leaves or roots of a thing takes its turn first: else a
-- leaf could slip in beside a root that is being written. What a run publishes takes turns by project; the books, which payments write
-- all the time, by one of 1,024 shares of the project's entries. The search path is fixed, or a temporary table named like ours would be
-- asked in its stead.

create function take_turns(subjects text[]) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(subject, 0)) from (select distinct unnest(subjects) as subject order by 1) s
$$;

create function turn_of_entry(project_id text, entry_id text) returns text language sql immutable as $$
  select 'entry ' || project_id || ' ' || (hashtextextended(entry_id, 0) & 1023)
$$;

-- Their queries are planned anew each time (execute): a plan kept from a session's first rows, when the tables were empty, would read
-- whole tables statement after statement, and a large park's publication would take its time squared.

create function refuse_late_lines() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare late boolean;
begin
  perform take_turns(array(select distinct 'bill ' || project_id from added));
  execute $q$select exists (select from added a join receivable r on r.project_id = a.project_id and r.id = a.receivable_id)$q$ into late;
  if late then
    raise exception 'line_after_publication' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger line_before_receivable after insert on line
  referencing new table as added for each statement execute function refuse_late_lines();

create function check_receivables() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare wrong text; late boolean;
begin
  perform take_turns(array(select distinct 'bill ' || project_id from added));
  execute $q$select exists (select from added a join bill b on b.project_id = a.project_id and b.id = a.bill_id)$q$ into late;
  if late then
    raise exception 'receivable_after_publication' using errcode = 'check_violation';
  end if;
  execute $q$select a.id from added a
    left join lateral (select sum(l.amount_fen) as fen from line l where l.project_id = a.project_id and l.receivable_id = a.id) s on true
    where s.fen is distinct from a.amount_fen limit 1$q$ into wrong;
  if wrong is not null then
    raise exception 'lines_do_not_add_up: %', wrong using errcode = 'check_violation';
  end if;
  execute $q$select a.id from added a
    left join lateral (select sum(j.amount_fen) as fen from journal j
      where j.project_id = a.project_id and j.entry_id = a.entry_id and j.debit_account = '1122') s on true
    where a.entry_id is not null and s.fen is distinct from a.amount_fen limit 1$q$ into wrong;
  if wrong is not null then
    raise exception 'books_do_not_agree: %', wrong using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger receivable_adds_up after insert on receivable
  referencing new table as added for each statement execute function check_receivables();

create function check_bills() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare wrong text;
begin
  perform take_turns(array(select distinct 'bill ' || project_id from added));
  execute $q$select a.id from added a
    left join lateral (select sum(r.amount_fen) as fen from receivable r where r.project_id = a.project_id and r.bill_id = a.id) s on true
    where s.fen is distinct from a.amount_fen limit 1$q$ into wrong;
  if wrong is not null then
    raise exception 'receivables_do_not_add_up: %', wrong using errcode = 'check_violation';
  end if;
  execute $q$select a.id from added a
    join receivable r on r.project_id = a.project_id and r.bill_id = a.id
    join entry e on e.project_id = r.project_id and e.id = r.entry_id
    where e.company_id <> a.company_id limit 1$q$ into wrong;
  if wrong is not null then
    raise exception 'books_of_another_company: %', wrong using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger bill_adds_up after insert on bill
  referencing new table as added for each statement execute function check_bills();

create function check_shares() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare wrong text;
begin
  perform take_turns(array(select distinct 'share ' || project_id from added));
  execute $q$select a.id from added a
    left join lateral (select sum(p.amount_fen) as fen from share_part p where p.project_id = a.project_id and p.share_run_id = a.id) s on true
    where s.fen is distinct from a.amount_fen limit 1$q$ into wrong;
  if wrong is not null then
    raise exception 'parts_do_not_add_up: %', wrong using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger share_adds_up after insert on share_run
  referencing new table as added for each statement execute function check_shares();

create function refuse_late_parts() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare late boolean;
begin
  perform take_turns(array(select distinct 'share ' || project_id from added));
  execute $q$select exists (select from added a join share_run r on r.project_id = a.project_id and r.id = a.share_run_id)$q$ into late;
  if late then
    raise exception 'part_after_publication' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger part_before_share after insert on share_part
  referencing new table as added for each statement execute function refuse_late_parts();

create function refuse_late_rows() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare late boolean;
begin
  perform take_turns(array(select distinct turn_of_entry(project_id, entry_id) from added));
  execute $q$select exists (select from added a join entry e on e.project_id = a.project_id and e.id = a.entry_id)$q$ into late;
  if late then
    raise exception 'row_after_entry' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger row_before_entry after insert on journal
  referencing new table as added for each statement execute function refuse_late_rows();

create function check_entries() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare late boolean;
begin
  perform take_turns(array(select distinct turn_of_entry(project_id, id) from added));
  execute $q$select exists (select from added a where not exists (select from journal j where j.project_id = a.project_id and j.entry_id = a.id))$q$ into late;
  if late then
    raise exception 'entry_without_rows' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger entry_has_rows after insert on entry
  referencing new table as added for each statement execute function check_entries();

-- Rights of the application: to read and add everywhere, to change what may change, to throw away drafts -----------------------------

grant select, insert on all tables in schema public to yft_app;
revoke insert on account from yft_app;
revoke all on schema_migration from yft_app;
grant update on company, project, party, identity, invitation, session, sms_code, payee, unit, lease, lease_unit, metering_point,
  installation, register, price, pool, opening_debt, draft_run, counter to yft_app;
grant delete on lease_unit, pool_unit, draft_run, draft_bill to yft_app;
