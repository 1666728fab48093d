/** The application can do to payments only what it must: every guard is attacked, with it and, to show what it guards, without. */
import { describe, expect, inject, test } from 'vitest'
import { type Client, connect } from '../../../../../bff/adapters/store/connect'
import { freshDatabase } from '../../../../worlds/database'
import { inDatabase } from '../../../../worlds/server'
import { seedTwoProjects } from '../../../../worlds/two-projects'

interface Attack {
  /** What must not happen, as a sentence. */
  that: string
  tries: string
  refusedBy: string
  /** As superuser; without it the attack succeeds, which shows that this and nothing else refused it. */
  withoutGuard: string
}

const { app, appUrl, owner } = await freshDatabase()
await seedTwoProjects(owner)
const admin = connect(inDatabase(inject('server').adminUrl, new URL(appUrl).pathname.slice(1)), { name: 'yft-tests', max: 1 })

const order = (changes: Partial<Record<'project' | 'id' | 'company' | 'amount' | 'items' | 'receivable', string | number>> = {}) => {
  const o = { project: 'P1', id: 'pay_x', company: 'C1', amount: 10600, items: 1, receivable: 'rcv_1', ...changes }
  return `
    insert into payment_order (project_id, id, company_id, party_id, person_id, channel, account, description, item_count, amount_fen, started_at)
      values ('${o.project}', '${o.id}', '${o.company}', 'T1', 'per_1', 'wechat', 'W1', '账单', ${o.items}, ${o.amount}, '2026-03-06');
    insert into payment_item (project_id, order_id, no, item_count, receivable_id, before_fen, quoted_fen, after_fen)
      values ('${o.project}', '${o.id}', 1, ${o.items}, '${o.receivable}', 0, 10600, 10600);`
}
const attempt = (number: string, no = 1) => `
    insert into attempt (project_id, order_id, no, out_trade_no, way, client_ip, expires_at, started_at)
      values ('P1', 'pay_x', ${no}, '${number}', '{"kind":"native"}', '::1', '2026-03-06 08:15', '2026-03-06 08:00');`
const number = `P1_${'0'.repeat(19)}`
const event = (seq: number, kind = 'opened') =>
  `insert into payment_event (project_id, order_id, seq, kind, body, at) values ('P1', 'pay_x', ${seq}, '${kind}', '{}', now());`
const begun = order() + attempt(number) + event(1, 'started')

interface Receipt {
  amount: number
  part: number
  sum: number
  delta: number
  booked: number
  debit: string
  credit: string
  company: string
  transaction: string
  currency: string
  partCount: number
  receivable: string
  /** Written after the receipt. */
  further: string
}

/** A whole receipt as the database's own function writes it; `changes` says what is wrong with it. */
const receipt = (changes: Partial<Receipt> = {}, id = 'rct_x') => {
  const r: Receipt = {
    amount: 10600,
    part: 10600,
    sum: 10600,
    delta: -10600,
    booked: 10600,
    debit: `'1012', 'a=W1'`,
    credit: `'1122', 'c=T1 k=property'`,
    company: 'C1',
    transaction: '4200',
    currency: 'CNY',
    partCount: 1,
    receivable: 'rcv_1',
    further: '',
    ...changes,
  }
  return `
    insert into receipt (project_id, id, order_id, attempt_no, company_id, party_id, channel, account, transaction_id, amount_fen, currency,
        part_count, entry_id, learned_by, paid_at, booked_at)
      values ('P1', '${id}', 'pay_x', 1, 'C1', 'T1', 'wechat', 'W1', '${r.transaction}', ${r.amount}, '${r.currency}', ${r.partCount}, 'ent_${id}',
        'notice', now(), now());
    insert into move (project_id, account, seq, before_fen, delta_fen, after_fen, cause, cause_id, at)
      values ('P1', '${r.receivable}', 2, 10600, ${r.delta}, 10600 + ${r.delta}, 'receipt', '${id}', now());
    insert into journal (project_id, entry_id, row_no, debit_account, debit_dims, credit_account, credit_dims, amount_fen)
      values ('P1', 'ent_${id}', 1, ${r.debit}, ${r.credit}, ${r.booked});
    ${r.further}
    insert into entry (project_id, id, company_id, event, event_id, posted_on, recorded_at)
      values ('P1', 'ent_${id}', '${r.company}', 'receipt', '${id}', '2026-03-06', now());
    insert into receipt_part (project_id, receipt_id, no, part_count, kind, account, before_fen, amount_fen, after_fen, explanation)
      values ('P1', '${id}', 1, ${r.partCount}, 'allocation', '${r.receivable}', 0, ${r.part}, ${r.sum}, '{}');`
}
const secondPart = (no: number, account: string, partCount = 1) => `
    insert into receipt_part (project_id, receipt_id, no, part_count, kind, account, before_fen, amount_fen, after_fen, explanation)
      values ('P1', 'rct_x', ${no}, ${partCount}, 'prepayment', '${account}', 10600, 100, 10700, '{}');`
const prepaid = (cause: string, causeId: string) => `
    insert into move (project_id, account, seq, before_fen, delta_fen, after_fen, cause, cause_id, at)
      values ('P1', 'prepay:C1:T1', 1, 0, 100, 100, '${cause}', '${causeId}', now());`

const drop = (table: string, ...constraints: string[]) =>
  constraints.map((name) => `alter table ${table} drop constraint ${name};`).join('')
const noTrigger = 'drop trigger receipt_part_agrees on receipt_part;'
const agree = (that: string, changes: Partial<Receipt>): Attack => ({
  that,
  tries: begun + receipt(changes),
  refusedBy: 'parts_do_not_agree',
  withoutGuard: noTrigger,
})

const money: Attack[] = [
  {
    that: 'the same transaction is booked twice (I1)',
    tries:
      begun +
      receipt() +
      receipt({ receivable: 'rcv_1' }, 'rct_y').replace(`'rcv_1', 2, 10600, -10600, 10600 + -10600`, `'rcv_1', 3, 0, 0, 0`),
    refusedBy: 'money_is_booked_once',
    withoutGuard: drop('receipt', 'money_is_booked_once') + noTrigger,
  },
  {
    that: 'a receipt is more than its parts (I2)',
    tries: begun + receipt({ amount: 10700 }),
    refusedBy: 'receipt_parts_add_up',
    withoutGuard: drop('receipt', 'receipt_parts_add_up'),
  },
  {
    that: 'a part claims another running sum than its own',
    tries: begun + receipt({ amount: 10700, sum: 10700 }),
    refusedBy: 'receipt_part_check',
    withoutGuard: `do $$ declare c text; begin for c in select conname from pg_constraint where conrelid = 'receipt_part'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%before_fen + amount_fen%' loop execute 'alter table receipt_part drop constraint ' || c; end loop; end $$;`,
  },
  {
    that: 'a part joins a whole receipt',
    tries: begun + receipt({ further: prepaid('receipt', 'rct_x') }) + secondPart(2, 'prepay:C1:T1'),
    refusedBy: 'receipt_part_check',
    withoutGuard: `do $$ declare c text; begin for c in select conname from pg_constraint where conrelid = 'receipt_part'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%part_count%' loop execute 'alter table receipt_part drop constraint ' || c; end loop; end $$;${noTrigger}`,
  },
  {
    that: 'a part says that there are more parts than the receipt says',
    tries: begun + receipt({ further: prepaid('receipt', 'rct_x') }) + secondPart(2, 'prepay:C1:T1', 2),
    refusedBy: 'receipt_part_project_id_receipt_id_part_count_fkey',
    withoutGuard: drop('receipt_part', 'receipt_part_project_id_receipt_id_part_count_fkey') + noTrigger,
  },
  {
    that: 'more is settled than is open (I3)',
    tries: begun + receipt({ amount: 10700, part: 10700, sum: 10700, delta: -10700, booked: 10700 }),
    refusedBy: 'move_after_fen_check',
    withoutGuard: drop('move', 'move_after_fen_check'),
  },
  {
    that: 'a receivable is settled by a receipt that has no part for it (I4)',
    tries: `${begun}${receipt()}${prepaid('receipt', 'rct_x')}`,
    refusedBy: 'receipt_moves_by_its_parts',
    withoutGuard: drop('move', 'receipt_moves_by_its_parts'),
  },
  {
    that: 'a part moves no balance (I4)',
    tries: begun + receipt().replaceAll(`'receipt', 'rct_x', now()`, `'gift', 'rct_x', now()`),
    refusedBy: 'part_moves_its_balance',
    withoutGuard: drop('receipt_part', 'part_moves_its_balance') + noTrigger,
  },
  {
    that: 'a receipt has no entry in the books (I5)',
    tries: begun + receipt().replace(/insert into entry[^;]*;/, ''),
    refusedBy: 'parts_do_not_agree',
    withoutGuard: noTrigger + drop('receipt', 'receipt_project_id_entry_id_fkey') + drop('journal', 'journal_project_id_entry_id_fkey'),
  },
  agree('a part moves another amount than it says', { delta: -10500 }),
  agree('the books have another amount than the part', { booked: 10500 }),
  agree('the books have a further row that no part knows', {
    further: `insert into journal (project_id, entry_id, row_no, debit_account, debit_dims, credit_account, credit_dims, amount_fen)
      values ('P1', 'ent_rct_x', 2, '1012', 'a=W1', '2203.01', 'c=T1', 100);`,
  }),
  agree('money of a wallet is booked as cash', { debit: `'1001', 's=K1'` }),
  agree('a settled claim is booked as income', { credit: `'6051', 'b=A k=property'` }),
  agree('the entry belongs to another company', { company: 'C2' }),
  {
    that: 'a prepayment goes to another party than the payer',
    tries:
      begun +
      receipt({ amount: 100, partCount: 1, further: '' })
        .replace(/insert into move[^;]*;/, prepaid('receipt', 'rct_x').replace('prepay:C1:T1', 'prepay:C1:T2'))
        .replace(/'1122', 'c=T1 k=property', 10600/, `'2203.01', 'c=T1', 100`)
        .replace(/'allocation', 'rcv_1', 0, 10600, 10600/, `'prepayment', 'prepay:C1:T2', 0, 100, 100`),
    refusedBy: 'parts_do_not_agree',
    withoutGuard: noTrigger,
  },
  {
    that: 'another currency is booked (I9)',
    tries: begun + receipt({ currency: 'USD' }),
    refusedBy: 'receipt_currency_check',
    withoutGuard: drop('receipt', 'receipt_currency_check'),
  },
  {
    that: 'money settles a receivable of another project (I8)',
    tries: begun + receipt({ receivable: 'rcv_9' }).replace(`'rcv_9', 2, 10600, -10600, 10600 + -10600`, `'rcv_9', 1, 0, 0, 0`),
    refusedBy: 'receipt_part_project_id_receivable_id_fkey',
    withoutGuard: drop('receipt_part', 'receipt_part_project_id_receivable_id_fkey') + noTrigger,
  },
]

const orders: Attack[] = [
  {
    that: 'an order is more than its items',
    tries: order({ amount: 10700 }),
    refusedBy: 'payment_items_add_up',
    withoutGuard: drop('payment_order', 'payment_items_add_up'),
  },
  {
    that: 'an order pays a receivable of another project',
    tries: order({ receivable: 'rcv_9' }),
    refusedBy: 'payment_item_project_id_receivable_id_fkey',
    withoutGuard: drop('payment_item', 'payment_item_project_id_receivable_id_fkey'),
  },
  {
    that: "an order pays one company's claim to another",
    tries: order({ company: 'C2' }),
    refusedBy: 'order_of_another_company',
    withoutGuard: 'drop trigger payment_item_agrees on payment_item;',
  },
  {
    that: 'two attempts have one number',
    tries: begun + attempt(number, 2),
    refusedBy: 'attempt_project_id_out_trade_no_key',
    withoutGuard: drop('attempt', 'attempt_project_id_out_trade_no_key'),
  },
  {
    that: 'a number names another project',
    tries: order() + attempt(`P2_${'0'.repeat(19)}`),
    refusedBy: 'attempt_check',
    withoutGuard: `do $$ declare c text; begin for c in select conname from pg_constraint where conrelid = 'attempt'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%starts_with%' loop execute 'alter table attempt drop constraint ' || c; end loop; end $$;`,
  },
  {
    that: 'two things happen to an order at one point',
    tries: begun + event(1),
    refusedBy: 'payment_event_pkey',
    withoutGuard:
      drop('payment_head', 'payment_head_project_id_order_id_version_fkey') +
      drop('payment_event', 'payment_event_project_id_order_id_previous_seq_fkey', 'payment_event_pkey'),
  },
  {
    that: 'something happens after an event that never was',
    tries: begun + event(3),
    refusedBy: 'payment_event_project_id_order_id_previous_seq_fkey',
    withoutGuard: drop('payment_event', 'payment_event_project_id_order_id_previous_seq_fkey'),
  },
  {
    that: 'an order is said to be beyond its last event',
    tries: `${begun}insert into payment_head (project_id, order_id, version, body) values ('P1', 'pay_x', 2, '{"state":"settled"}');`,
    refusedBy: 'payment_head_project_id_order_id_version_fkey',
    withoutGuard: drop('payment_head', 'payment_head_project_id_order_id_version_fkey'),
  },
  {
    that: 'two orders hold one receivable',
    tries: `${begun}${[1, 2].map(() => `insert into hold (project_id, receivable_id, order_id, until) values ('P1', 'rcv_1', 'pay_x', now());`).join('')}`,
    refusedBy: 'hold_pkey',
    withoutGuard: drop('hold', 'hold_pkey'),
  },
]

const facts = ['payment_order', 'payment_item', 'payment_event', 'attempt', 'receipt', 'receipt_part', 'review_item']
const rights: Attack[] = [
  ...facts.map((table) => ({ table, act: `update ${table} set project_id = project_id;`, right: 'update' })),
  ...[...facts, 'payment_head', 'hold'].map((table) => ({ table, act: `delete from ${table};`, right: 'delete' })),
  ...[...facts, 'payment_head', 'hold', 'raw_notice'].map((table) => ({ table, act: `truncate ${table} cascade;`, right: 'truncate' })),
  { table: 'raw_notice', act: `update raw_notice set sealed = '';`, right: 'update' },
].map(({ table, act, right }) => ({
  that: `the application does ${right} on ${table} (I7)`,
  tries: act,
  refusedBy: 'permission denied',
  withoutGuard: `grant ${right} on ${right === 'truncate' ? 'all tables in schema public' : table} to yft_app;`,
}))

test('nothing is wrong with the payment that the attacks change', async () => {
  expect(await refusal(app, begun + receipt(), '')).toBe('')
})

describe.each([
  ['money that came', money],
  ['orders', orders],
  ['what only the owner may', rights],
] as const)('%s', (_, attacks) => {
  test.each(attacks)('it never happens that $that', async ({ tries, refusedBy, withoutGuard }) => {
    expect(await refusal(app, tries, '')).toContain(refusedBy)
    expect(await refusal(admin, tries, `${withoutGuard} set local role yft_app;`)).toBe('')
  })
})

/** What the server says to the attack, up to the checks that wait for the commit; nothing is kept. */
async function refusal(client: Client, tries: string, first: string): Promise<string> {
  const done = new Error('rolled back')
  try {
    await client.begin(async (transaction) => {
      await transaction.unsafe(`${first}${tries} set constraints all immediate;`)
      throw done
    })
  } catch (fault) {
    if (fault === done) return ''
    const { message, constraint_name } = fault as { message: string; constraint_name?: string }
    return [message, constraint_name].join(' ')
  }
  return ''
}
