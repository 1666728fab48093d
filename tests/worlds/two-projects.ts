/** Two projects with one published bill each, written straight into the tables in the order in which a run writes them. */
import type { Client } from '../../bff/adapters/store/connect'

export const seedTwoProjects = async (owner: Client): Promise<void> => {
  await owner.begin((transaction) => transaction.unsafe(seed))
}

/** Those who may pay, see, or neither, for the company of both projects: sessions `tok_one`, `tok_viewer`, `tok_stranger`, `tok_colleague`. */
export const seedPayers = async (owner: Client): Promise<void> => {
  await owner.unsafe(payers)
}

/**
 * A whole bill with its books, in the order of writing; `changes` says what is wrong with it. Its ids end in `suffix`.
 * All amounts are 106.00 with 6 % VAT unless changed.
 */
export const wholeBill = (suffix: string, changes: Partial<typeof soundBill> = {}): string => {
  const b = { ...soundBill, ...changes }
  const { project } = b
  return `
    insert into journal (project_id, entry_id, row_no, debit_account, debit_dims, credit_account, credit_dims, amount_fen) values
      ('${project}', 'ent_${suffix}', 1, '1122', 'c=T1 k=property', '6051', 'b=C1 k=property', ${b.debitFen} - 600),
      ('${project}', 'ent_${suffix}', 2, '1122', 'c=T1 k=property', '2221.01', 'r=600', 600);
    insert into entry (project_id, id, company_id, event, event_id, posted_on, recorded_at)
      values ('${project}', 'ent_${suffix}', '${b.booksOf}', 'bill', 'rcv_${suffix}', '2026-03-31', now());
    insert into move (project_id, account, seq, before_fen, delta_fen, after_fen, cause, cause_id, at)
      values ('${project}', 'rcv_${suffix}', 1, 0, ${b.chainFen}, ${b.chainFen}, 'issue', 'rcv_${suffix}', now());
    insert into line (project_id, id, receivable_id, calculation, service_from, service_to, amount_fen, position)
      values ('${project}', 'lin_${suffix}', 'rcv_${suffix}', 'property', '2026-03-01', '${b.serviceTo}', ${b.lineFen}, 1);
    insert into basis (project_id, line_id, body) values ('${project}', 'lin_${suffix}', '{}');
    insert into receivable (project_id, id, bill_id, fee_kind, tax_rate_bp, amount_fen, net_fen, tax_fen, entry_id, position)
      values ('${project}', 'rcv_${suffix}', 'bil_${suffix}', 'property', ${b.taxRateBp}, ${b.amountFen}, ${b.netFen}, 600, ${b.entry ?? `'ent_${suffix}'`}, 1);
    insert into bill (project_id, id, lease_id, party_id, company_id, origin, publication_id, month, issued_on, due_on, amount_fen, published_at)
      values ('${project}', 'bil_${suffix}', '${b.lease}', 'T1', 'C1', 'run', ${b.publication}, '${b.month}', '2026-03-31', '${b.dueOn}', ${b.billFen}, now());`
}

const soundBill = {
  project: 'P1',
  lease: 'L1',
  publication: "'pub_1'",
  month: '2026-04',
  dueOn: '2026-04-10',
  serviceTo: '2026-03-31',
  taxRateBp: 600,
  debitFen: 10600,
  chainFen: 10600,
  lineFen: 10600,
  amountFen: 10600,
  netFen: 10000,
  billFen: 10600,
  booksOf: 'C1',
  /** SQL for the receivable's entry; its own unless changed. */
  entry: null as string | null,
}

const publication = (project: string, id: string) => `
  insert into publication (project_id, id, month, seq, hash, bill_count, line_count, amount_fen, problems, published_at)
    values ('${project}', '${id}', '2026-03', 1, 'h', 1, 1, 10600, '[]', now());`

const project = (id: string, unit: string, lease: string) => `
  insert into project (id, name, city, company_id, receiving_bank, receiving_account) values ('${id}', '园区${id}', '东莞', 'C1', '建设银行', '6217');
  insert into unit (project_id, id, room, building, floor, use, built_area, billing_area, position) values
    ('${id}', '${unit}', '${unit}', 'A', '1', '厂房', 300, 300, 1);
  insert into lease (project_id, id, contract_no, party_id, from_day, to_day, rent_price, escalation_percent, property_price, billing_day,
      payment_days, deposit_months, late_fee_daily_rate, late_fee_grace_days, position)
    values ('${id}', '${lease}', '${lease}', 'T1', '2026-01-01', '2026-12-31', 30, 5, 3, 1, 10, 2, 0.0005, 3, 1);`

const seed = `
  insert into company (id, tax_no, name) values ('C1', '91440300000000001X', '物业公司'), ('C2', '91440300000000002X', '租赁公司');
  insert into party (id, code, name, kind, tax_or_id_cipher, tax_or_id_index, phone_cipher, phone_index) values
    ('T1', 'T1', '精工', 'company', 'x', 'x', 'x', 'x'), ('T2', 'T2', '李明', 'person', 'y', 'y', 'y', 'y');
  insert into person (id, created_at) values ('per_1', now()), ('per_2', now());
  insert into identity (provider, app, subject, person_id, created_at) values ('wechat', 'wx1', 'open1', 'per_1', now());
  insert into sms_code (id, phone_index, code_hash, sent_at, expires_at) values ('sms_1', 'x', 'x', now(), now());
  ${project('P1', 'U1', 'L1')}
  ${project('P2', 'U9', 'L9')}
  insert into unit (project_id, id, room, building, floor, use, built_area, billing_area, position) values ('P1', 'U2', 'U2', 'A', '1', '厂房', 200, 200, 2);
  insert into lease_unit (project_id, lease_id, unit_id, from_day, to_day, position) values ('P1', 'L1', 'U1', '2026-01-01', '2026-12-31', 1);
  insert into metering_point (project_id, id, meter_no, utility, purpose, unit_id, place, position) values
    ('P1', 'M1', 'E-1', 'power', 'unit', 'U1', '', 1), ('P1', 'M0', 'E-0', 'power', 'public', null, '大堂', 2), ('P2', 'M9', 'E-9', 'power', 'unit', 'U9', '', 1);
  insert into installation (project_id, id, point_id, meter_no, from_day, to_day, multiplier, whole_digits, decimals) values
    ('P1', 'I1', 'M1', 'E-1', '2026-01-01', null, 1, 6, 2);
  insert into register (project_id, installation_id, name, start_value) values ('P1', 'I1', 'total', 0);
  insert into reading (project_id, id, point_id, register, on_day, value, source, recorded_at) values
    ('P1', 'rdg_1', 'M1', 'total', '2026-02-01', 100, 'frozen', now()), ('P1', 'rdg_2', 'M1', 'total', '2026-03-01', 150, 'frozen', now());
  insert into price (project_id, fee_kind, from_day, unit_price, tax_rate_bp) values ('P1', 'property', '2026-01-01', 3, 600);
  insert into pool (project_id, id, name, fee_kind, point_id, key, vacancy, position) values ('P1', 'G1', '大堂', 'public_power', 'M0', 'area', 'operator', 1);
  insert into counter (project_id, series, last) values ('P1', 'bill', 1);
  insert into document_number (project_id, series, number, subject_id, text) values ('P1', 'bill', 1, 'bil_1', 'ZD-1');
  insert into audit (project_id, id, actor, act, subject, detail, at) values ('P1', 'aud_1', 'import', 'update', 'lease L1', '{}', now());
  ${wholeBill('1', { month: '2026-03' })}
  insert into share_part (project_id, share_run_id, unit_id, weight, amount_fen, lease_id, position) values
    ('P1', 'shr_1', 'U1', 300, 180, 'L1', 1), ('P1', 'shr_1', 'U2', 200, 120, null, 2);
  insert into share_run (project_id, id, pool_id, month, register, publication_id, amount_fen, body) values
    ('P1', 'shr_1', 'G1', '2026-03', 'total', 'pub_1', 300, '{}');
  insert into metered_usage (project_id, point_id, register, from_day, to_day, month, quantity, borne_by, lease_id, publication_id) values
    ('P1', 'M1', 'total', '2026-02-01', '2026-03-01', '2026-03', 50, 'lease', 'L1', 'pub_1');
  ${publication('P1', 'pub_1')}
  ${wholeBill('9', { project: 'P2', lease: 'L9', publication: "'pub_9'" })}
  ${publication('P2', 'pub_9')}`

const payers = `
  insert into binding (person_id, party_id, role, via, bound_at) values
    ('per_1', 'T1', 'owner', 'phone', now()), ('per_2', 'T1', 'viewer', 'phone', now());
  insert into person (id, created_at) values ('per_3', now()), ('per_4', now());
  insert into binding (person_id, party_id, role, via, bound_at) values ('per_3', 'T2', 'owner', 'phone', now()), ('per_4', 'T1', 'payer', 'phone', now());
  insert into session (token_hash, person_id, host, created_at, seen_at, ends_at) values
    ('tok_one', 'per_1', 'h5', '2026-03-06', '2026-03-06', '2026-09-01'), ('tok_viewer', 'per_2', 'h5', '2026-03-06', '2026-03-06', '2026-09-01'),
    ('tok_stranger', 'per_3', 'h5', '2026-03-06', '2026-03-06', '2026-09-01'), ('tok_colleague', 'per_4', 'h5', '2026-03-06', '2026-03-06', '2026-09-01');`
