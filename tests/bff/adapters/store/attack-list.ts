/** What the database must refuse the application: each statement, the guard that refuses it, and how the guard is taken away. */
import { wholeBill } from '../../../worlds/two-projects'

export interface Attack {
  /** What must not happen, as a sentence. */
  readonly that: string
  readonly tries: string
  /** The name of the key or check, the word of a trigger, or part of the server's message. */
  readonly refusedBy: string
  /** As superuser; without it the attack succeeds, which shows that this and nothing else refused it. */
  readonly withoutGuard: string
}

const drop = (table: string, constraint: string) => `alter table ${table} drop constraint ${constraint};`

/** Refused by a key or a CHECK of one table. */
const key = (that: string, table: string, constraint: string, tries: string, furtherGuards = ''): Attack => ({
  that,
  tries,
  refusedBy: constraint,
  withoutGuard: drop(table, constraint) + furtherGuards,
})

/** Refused by a unique index over some of the rows. */
const index = (that: string, name: string, tries: string): Attack => ({ that, tries, refusedBy: name, withoutGuard: `drop index ${name};` })

/** Refused by a trigger. */
const rule = (that: string, table: string, trigger: string, word: string, tries: string): Attack => ({
  that,
  tries,
  refusedBy: word,
  withoutGuard: `drop trigger ${trigger} on ${table};`,
})

/** The owner is a member of the application's role, since he made it; membership can't run in a circle. */
const asOwner = 'revoke yft_app from yft_owner; grant yft_owner to yft_app;'

/** Refused because a column is never empty. */
const filled = (that: string, table: string, column: string, tries: string): Attack => ({
  that,
  tries,
  refusedBy: column,
  withoutGuard: `alter table ${table} alter column ${column} drop not null;`,
})

const right = (that: string, tries: string, withoutGuard: string): Attack => ({ that, tries, refusedBy: 'permission denied', withoutGuard })
const ownerOnly = (that: string, tries: string): Attack => ({
  that,
  tries,
  refusedBy: 'must be owner',
  withoutGuard: asOwner,
})

const row = (no: number, debit: string, credit: string, fen: string, entry = 'ent_x') =>
  `insert into journal (project_id, entry_id, row_no, debit_account, debit_dims, credit_account, credit_dims, amount_fen)
   values ('P1', '${entry}', ${no}, ${debit}, ${credit}, ${fen});`
const receivableOfT1 = `'1122', 'c=T1 k=property'`
const income = `'6051', 'b=C1 k=property'`
const entry = (id = 'ent_x', undoes = 'null', eventId = id) =>
  `insert into entry (project_id, id, company_id, event, event_id, posted_on, undoes, recorded_at)
   values ('P1', '${id}', 'C1', 'bill', '${eventId}', '2026-03-31', ${undoes}, now());`
const posted = (id: string, undoes: string) => row(1, receivableOfT1, income, '-10600', id) + entry(id, undoes)
const move = (project: string, account: string, seq: number, before: number, delta: number, after: number, causeId = 'x') =>
  `insert into move (project_id, account, seq, before_fen, delta_fen, after_fen, cause, cause_id, at)
   values ('${project}', '${account}', ${seq}, ${before}, ${delta}, ${after}, 'issue', '${causeId}', now());`
const reading = (point: string, value: string, revision = 1, replaces = 'null', onDay = '2026-04-01', id = 'rdg_x') =>
  `insert into reading (project_id, id, point_id, register, on_day, value, source, revision, replaces, recorded_at)
   values ('P1', '${id}', '${point}', 'total', '${onDay}', ${value}, 'frozen', ${revision}, ${replaces}, now());`
const usage = (from: string, to: string, lease = "'L1'") =>
  `insert into metered_usage (project_id, point_id, register, from_day, to_day, month, quantity, borne_by, lease_id, publication_id)
   values ('P1', 'M1', 'total', '${from}', '${to}', '2026-04', 1, 'lease', ${lease}, 'pub_1');`
const holds = (unit: string, from: string, to: string, lease = 'L1') =>
  `insert into lease_unit (project_id, lease_id, unit_id, from_day, to_day, position) values ('P1', '${lease}', '${unit}', '${from}', '${to}', 2);`
const part = (run: string, unit: string, fen: number) =>
  `insert into share_part (project_id, share_run_id, unit_id, weight, amount_fen, position) values ('P1', '${run}', '${unit}', 1, ${fen}, 1);`
const shareRun = (fen: number) =>
  `insert into share_run (project_id, id, pool_id, month, register, publication_id, amount_fen, body)
   values ('P1', 'shr_x', 'G1', '2026-04', 'total', 'pub_1', ${fen}, '{}');`
const line = (receivable: string, id = 'lin_x') =>
  `insert into line (project_id, id, receivable_id, calculation, service_from, service_to, amount_fen, position)
   values ('P1', '${id}', '${receivable}', 'property', '2026-03-01', '2026-03-31', 100, 9);`
const device = (from: string) =>
  `insert into installation (project_id, id, point_id, meter_no, from_day, multiplier, whole_digits, decimals)
   values ('P1', 'I2', 'M1', 'E-2', '${from}', 1, 6, 2);`
const receivableWithoutMoney = `
  insert into line (project_id, id, receivable_id, calculation, service_from, service_to, amount_fen, position)
    values ('P1', 'lin_x', 'rcv_x', 'water', '2026-03-01', '2026-03-31', 0, 1);
  ${move('P1', 'rcv_x', 1, 0, 0, 0)}
  insert into receivable (project_id, id, bill_id, fee_kind, tax_rate_bp, amount_fen, net_fen, tax_fen, position)
    values ('P1', 'rcv_x', 'bil_1', 'water', 900, 0, 0, 0, 2);`

export const acrossProjects: Attack[] = [
  key('a line joins a receivable of another project', 'line', 'line_project_id_receivable_id_fkey', line('rcv_9')),
  key(
    'a receivable is booked in another project',
    'receivable',
    'receivable_project_id_entry_id_fkey',
    wholeBill('x', { entry: "'ent_9'" }),
    'drop trigger receivable_adds_up on receivable;',
  ),
  key('a bill is made for a lease of another project', 'bill', 'bill_project_id_lease_id_fkey', wholeBill('x', { lease: 'L9' })),
  key(
    'a bill belongs to a publication of another project',
    'bill',
    'bill_project_id_publication_id_fkey',
    wholeBill('x', { publication: "'pub_9'" }),
  ),
  key(
    'a lease holds a room of another project',
    'lease_unit',
    'lease_unit_project_id_unit_id_fkey',
    holds('U9', '2026-01-01', '2026-02-01'),
  ),
  key('a meter of another project is read', 'reading', 'reading_project_id_point_id_fkey', reading('M9', '1')),
  key(
    'usage is borne by a lease of another project',
    'metered_usage',
    'metered_usage_project_id_lease_id_fkey',
    usage('2026-03-01', '2026-04-01', "'L9'"),
  ),
  key(
    'a balance continues in another project',
    'move',
    'move_project_id_account_previous_seq_before_fen_fkey',
    move('P2', 'rcv_1', 2, 10600, -100, 10500),
  ),
  key('an entry undoes one of another project', 'entry', 'entry_project_id_undoes_fkey', posted('ent_x', "'ent_9'")),
  key(
    'a room of another project takes part in a pool',
    'share_part',
    'share_part_project_id_unit_id_fkey',
    part('shr_x', 'U9', 100) + shareRun(100),
  ),
]

export const books: Attack[] = [
  filled('a row debits without crediting', 'journal', 'credit_account', row(1, receivableOfT1, "null, ''", '100') + entry()),
  filled('a row credits without debiting', 'journal', 'debit_account', row(1, "null, ''", income, '100') + entry()),
  filled('a row has no amount', 'journal', 'amount_fen', row(1, receivableOfT1, income, 'null') + entry()),
  key('a row over nothing is booked', 'journal', 'journal_amount_fen_check', row(1, receivableOfT1, income, '0') + entry()),
  {
    that: 'half a fen is booked',
    tries: row(1, receivableOfT1, income, "'100.5'") + entry(),
    refusedBy: 'invalid input syntax for type bigint',
    withoutGuard: 'alter table journal alter column amount_fen type numeric;',
  },
  key('an unknown account is debited', 'journal', 'journal_debit_account_debit_keys_fkey', row(1, "'9999', ''", income, '100') + entry()),
  key(
    'an unknown account is credited',
    'journal',
    'journal_credit_account_credit_keys_fkey',
    row(1, receivableOfT1, "'0000.1', ''", '100') + entry(),
  ),
  key(
    'a row lacks a dimension of its account',
    'journal',
    'journal_debit_account_debit_keys_fkey',
    row(1, "'1122', 'c=T1'", income, '100') + entry(),
  ),
  key(
    'a row carries a dimension that its account has not',
    'journal',
    'journal_credit_account_credit_keys_fkey',
    row(1, receivableOfT1, "'6051', 'a=1 b=C1 k=property'", '100') + entry(),
  ),
  key('a row has no entry', 'journal', 'journal_project_id_entry_id_fkey', row(1, receivableOfT1, income, '100')),
  rule('an entry has no rows', 'entry', 'entry_has_rows', 'entry_without_rows', entry()),
  rule(
    'a row joins an entry that is already booked',
    'journal',
    'row_before_entry',
    'row_after_entry',
    row(3, receivableOfT1, income, '100', 'ent_1'),
  ),
  key(
    'one event is booked twice',
    'entry',
    'entry_project_id_event_event_id_key',
    row(1, receivableOfT1, income, '100') + entry('ent_x', 'null', 'rcv_1'),
  ),
  index('an entry is undone twice', 'entry_undone_once', posted('ent_x', "'ent_1'") + posted('ent_y', "'ent_1'")),
  key('an entry undoes itself', 'entry', 'entry_check', posted('ent_x', "'ent_x'")),
  {
    that: 'a row says itself which dimensions it has',
    tries: `insert into journal (project_id, entry_id, row_no, debit_account, debit_dims, debit_keys, credit_account, credit_dims, amount_fen)
      values ('P1', 'ent_x', 1, '1122', '', 'c k', ${income}, 100);${entry()}`,
    refusedBy: 'debit_keys',
    withoutGuard: 'alter table journal alter column debit_keys drop expression;',
  },
]

export const balances: Attack[] = [
  key('a balance falls below zero', 'move', 'move_after_fen_check', move('P1', 'rcv_1', 2, 10600, -10601, -1)),
  key('after is not before plus change', 'move', 'move_check', move('P1', 'rcv_1', 2, 10600, -100, 10600)),
  key(
    'a chain continues from an amount that it never had',
    'move',
    'move_project_id_account_previous_seq_before_fen_fkey',
    move('P1', 'rcv_1', 2, 99999, -1, 99998),
  ),
  key('a chain skips a step', 'move', 'move_project_id_account_previous_seq_before_fen_fkey', move('P1', 'rcv_1', 3, 10600, -100, 10500)),
  key('a chain begins with money from nowhere', 'move', 'move_check1', move('P1', 'new', 1, 5, 1, 6)),
  key(
    'a chain branches',
    'move',
    'move_pkey',
    move('P1', 'rcv_1', 2, 10600, -100, 10500) + move('P1', 'rcv_1', 2, 10600, -200, 10400, 'y'),
    'alter table move drop constraint move_project_id_account_seq_after_fen_key cascade;',
  ),
  {
    that: 'one cause moves a balance twice',
    tries: move('P1', 'rcv_1', 2, 10600, -100, 10500) + move('P1', 'rcv_1', 3, 10500, -100, 10400),
    refusedBy: 'move_project_id_account_cause_cause_id_key',
    withoutGuard: 'alter table move drop constraint move_project_id_account_cause_cause_id_key cascade;',
  },
  {
    that: 'a chain is cut loose from its beginning',
    tries: `insert into move (project_id, account, seq, previous_seq, before_fen, delta_fen, after_fen, cause, cause_id, at)
      values ('P1', 'rcv_1', 7, null, 5, 1, 6, 'issue', 'x', now());`,
    refusedBy: 'previous_seq',
    withoutGuard: 'alter table move alter column previous_seq drop expression;',
  },
]

export const bills: Attack[] = [
  rule(
    'lines do not add up to their receivable',
    'receivable',
    'receivable_adds_up',
    'lines_do_not_add_up',
    wholeBill('x', { lineFen: 10599 }),
  ),
  rule(
    'the books hold another amount than the receivable',
    'receivable',
    'receivable_adds_up',
    'books_do_not_agree',
    wholeBill('x', { debitFen: 10601 }),
  ),
  rule('receivables do not add up to their bill', 'bill', 'bill_adds_up', 'receivables_do_not_add_up', wholeBill('x', { billFen: 10601 })),
  rule('a bill is booked for another company', 'bill', 'bill_adds_up', 'books_of_another_company', wholeBill('x', { booksOf: 'C2' })),
  rule('a line joins a published receivable', 'line', 'line_before_receivable', 'line_after_publication', line('rcv_1')),
  rule('a receivable joins a published bill', 'receivable', 'receivable_adds_up', 'receivable_after_publication', receivableWithoutMoney),
  {
    ...rule(
      'a temporary table stands in for the real one',
      'line',
      'line_before_receivable',
      'line_after_publication',
      `create temporary table receivable (project_id text, id text);${line('rcv_1')}`,
    ),
    withoutGuard: 'alter function refuse_late_lines() reset search_path;',
  },
  key('net and tax are not the amount', 'receivable', 'receivable_check', wholeBill('x', { netFen: 10001 })),
  key('money is owed that the books do not know', 'receivable', 'receivable_check1', wholeBill('x', { entry: 'null' })),
  key(
    'what is owed begins with another amount than the receivable',
    'receivable',
    'receivable_opens_its_chain',
    wholeBill('x', { chainFen: 10500 }),
  ),
  key(
    'a fee kind stands on a bill twice',
    'receivable',
    'receivable_project_id_bill_id_fee_kind_tax_rate_bp_key',
    receivableWithoutMoney.replace("'water', 900", "'property', 600"),
    'drop trigger receivable_adds_up on receivable;',
  ),
  key('a tax rate is above the whole', 'receivable', 'receivable_tax_rate_bp_check', wholeBill('x', { taxRateBp: 10001 })),
  index('a lease is billed twice for a month', 'bill_once', wholeBill('x', { month: '2026-03' })),
  key('a month is no month', 'bill', 'bill_month_check', wholeBill('x', { month: '2026-13' })),
  key('a bill is due before it is issued', 'bill', 'bill_check1', wholeBill('x', { dueOn: '2026-03-30' })),
  key('a bill of a run has no publication', 'bill', 'bill_check', wholeBill('x', { publication: 'null' })),
  key('a service ends before it begins', 'line', 'line_check', wholeBill('x', { serviceTo: '2026-02-28' })),
  key('a line without receivable stays', 'line', 'line_project_id_receivable_id_fkey', line('rcv_x')),
  key(
    'a basis without line stays',
    'basis',
    'basis_project_id_line_id_fkey',
    `insert into basis (project_id, line_id, body) values ('P1', 'lin_x', '{}');`,
  ),
  rule('the parts of a pool do not add up', 'share_run', 'share_adds_up', 'parts_do_not_add_up', part('shr_x', 'U1', 99) + shareRun(100)),
  rule(
    'a part joins a published pool',
    'share_part',
    'part_before_share',
    'part_after_publication',
    `insert into unit (project_id, id, room, building, floor, use, built_area, billing_area, position)
      values ('P1', 'U3', 'U3', 'A', '1', '厂房', 1, 1, 3);${part('shr_1', 'U3', 0)}`,
  ),
  key(
    'two bills carry one number',
    'document_number',
    'document_number_project_id_text_key',
    `insert into document_number (project_id, series, number, subject_id, text) values ('P1', 'bill', 2, 'bil_x', 'ZD-1');`,
  ),
  key(
    'one bill gets two numbers',
    'document_number',
    'document_number_project_id_subject_id_key',
    `insert into document_number (project_id, series, number, subject_id, text) values ('P1', 'bill', 2, 'bil_1', 'ZD-2');`,
  ),
]

export const facts: Attack[] = [
  key('two leases hold a room on one day', 'lease_unit', 'one_lease_holds_a_unit', holds('U1', '2026-12-31', '2027-12-31')),
  key(
    'a room is held until before it is held',
    'lease_unit',
    'lease_unit_check',
    holds('U2', '2026-02-01', '2026-01-31'),
    drop('lease_unit', 'one_lease_holds_a_unit'),
  ),
  key('two devices measure at one point on one day', 'installation', 'one_device_at_a_point', device('2026-05-01')),
  key('usage is billed twice', 'metered_usage', 'usage_is_billed_once', usage('2026-02-28', '2026-03-31')),
  key('usage runs backwards', 'metered_usage', 'metered_usage_check', usage('2026-04-01', '2026-04-01')),
  key('a reading is below zero', 'reading', 'reading_value_check', reading('M1', '-1')),
  key('a reading is no number', 'reading', 'reading_value_check', reading('M1', "'NaN'")),
  {
    that: 'a day is read twice without a correction',
    tries: reading('M1', '1', 1, 'null', '2026-03-01'),
    refusedBy: 'reading_project_id_point_id_register_on_day_revision_key',
    withoutGuard: 'alter table reading drop constraint reading_project_id_point_id_register_on_day_revision_key cascade;',
  },
  index(
    'a reading is corrected twice',
    'reading_replaced_once',
    reading('M1', '1', 2, "'rdg_2'", '2026-03-01') + reading('M1', '1', 3, "'rdg_2'", '2026-03-01', 'rdg_y'),
  ),
  key('a correction follows nothing', 'reading', 'reading_check', reading('M1', '1', 2, 'null', '2026-03-01')),
  key('a correction follows the reading of another day', 'reading', 'correction_follows_its_reading', reading('M1', '1', 2, "'rdg_2'")),
  key(
    'a price is no number',
    'price',
    'price_unit_price_check',
    `insert into price (project_id, fee_kind, from_day, unit_price, tax_rate_bp) values ('P1', 'rent', '2026-01-01', 'NaN', 900);`,
  ),
  key('an area is no number', 'unit', 'unit_billing_area_check', `update unit set billing_area = 'NaN' where id = 'U2';`),
  key(
    'a wallet signs in as two persons',
    'identity',
    'identity_pkey',
    `insert into identity (provider, app, subject, person_id, created_at) values ('wechat', 'wx1', 'open1', 'per_2', now());`,
  ),
  key('a code is tried a sixth time', 'sms_code', 'sms_code_tries_check', `update sms_code set tries = tries + 6;`),
]

export const rights: Attack[] = [
  ownerOnly('a table is altered', 'alter table journal add column note text;'),
  ownerOnly('a check is dropped', 'alter table move drop constraint move_after_fen_check;'),
  ownerOnly('triggers are switched off', 'alter table line disable trigger user;'),
  ownerOnly('a table is dropped', 'drop table audit;'),
  ownerOnly('an index is dropped', 'drop index bill_once;'),
  right(
    'a rule of the books is rewritten',
    `create or replace function check_entries() returns trigger language plpgsql as 'begin return null; end';`,
    asOwner,
  ),
  ownerOnly('a trigger is dropped', 'drop trigger bill_adds_up on bill;'),
  ownerOnly('a rewriting rule swallows entries', 'create rule swallow as on insert to entry do instead nothing;'),
  right(
    'a trigger is added',
    'create trigger another after insert on journal for each statement execute function refuse_late_rows();',
    'grant trigger on journal to yft_app;',
  ),
  right('a table is made', 'create table public.mine (id int);', 'grant create on schema public to yft_app;'),
  right(
    'a schema is made',
    'create schema mine;',
    "do $$ begin execute format('grant create on database %I to yft_app', current_database()); end $$;",
  ),
  right('a role is made', 'create role mine;', 'alter role yft_app createrole;'),
  right('the owner is played', 'set role yft_owner;', asOwner),
  right(
    'keys are switched off for the session',
    'set session_replication_role = replica;',
    'grant set on parameter session_replication_role to yft_app;',
  ),
  right('a program is run', `copy audit to program 'true';`, 'grant pg_execute_server_program to yft_app;'),
  right(
    'a file of the server is read',
    `create temporary table t (x text); copy t from '/etc/hostname';`,
    'grant pg_read_server_files to yft_app;',
  ),
  right('a row of the books is locked against its readers', 'select from journal for update;', 'grant update on journal to yft_app;'),
  right('the books are closed to others', 'lock table journal in access exclusive mode;', 'grant update on journal to yft_app;'),
  right(
    'an account is invented',
    `insert into account (code, dims, name) values ('9999', '', '小金库');`,
    'grant insert on account to yft_app;',
  ),
  right(
    'history of the migrations is rewritten',
    `update schema_migration set sha256 = '';`,
    'grant update on schema_migration to yft_app;',
  ),
]
