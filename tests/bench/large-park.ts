// A park of any size, invented and written set by set: per lease one unit with three electricity meters of four registers and two water
// meters, and the public meters of its building and of the park. A month of a lease has 26 lines.
import type { Client } from '../../bff/adapters/store/connect'
import type { Month } from '../../core/shared/month'

export interface Size {
  leases: number
  /** The first of so many months that can be billed. */
  first: Month
  months: number
}

export const projectId = 'YQ01'
export const linesPerLease = 26

/** So many first leases belong to one party. */
export const leasesOfTheLargest = 25

export const partyIdOf = (lease: number): string => id('pty', lease)

const id = (prefix: string, number: number): string => `${prefix}_${String(number).padStart(26, '0')}`

export const insertLargePark = async (sql: Client, { leases, first, months }: Size): Promise<void> => {
  const from = `date '${first}-01'`
  await sql.begin(async (transaction) => {
    for (const statement of [
      people(leases),
      rooms(leases),
      prices,
      meters(leases, from),
      publicMeters(leases, from),
      registers,
      readings(from, months),
    ]) {
      await transaction.unsafe(statement)
    }
  })
}

const named = (prefix: string, number: string): string => `'${prefix}_' || lpad((${number})::text, 26, '0')`
const building = '((i - 1) / 50 + 1)'

const people = (leases: number): string => `
  insert into company (id, tax_no, name) values ('com_00000000000000000000000001', '91441900MA5340000J', '松岭园区运营有限公司');
  insert into project (id, name, city, company_id, receiving_bank, receiving_account)
    values ('${projectId}', '松岭产业园', '东莞', 'com_00000000000000000000000001', '中国建设银行东莞分行', '44003400001870');
  insert into payee (project_id, fee_kind, from_day, company_id)
    select '${projectId}', kind, '2000-01-01', 'com_00000000000000000000000001'
    from unnest(array['rent', 'property', 'power', 'water', 'sewage', 'shared-power']) kind;
  insert into party (id, code, name, kind, tax_or_id_cipher, tax_or_id_index, phone_cipher, phone_index)
    select ${named('pty', 'i')}, 'C' || lpad(i::text, 5, '0'), '东莞市第' || i || '精密制造有限公司', 'company', '-', 't' || i, '-', 'p' || i
    from generate_series(1, ${leases}) i;`

const rooms = (leases: number): string => `
  insert into unit (project_id, id, room, building, floor, use, built_area, billing_area, position)
    select '${projectId}', ${named('unt', 'i')}, ${building} || '-' || lpad(((i - 1) % 50 + 101)::text, 3, '0'), ${building} || '栋',
      ((i - 1) % 50) / 10 + 1 || '层', '厂房', 100.37 + i % 300, 100.37 + i % 300, i
    from generate_series(1, ${leases}) i;
  insert into lease (project_id, id, contract_no, party_id, from_day, to_day, rent_price, escalation_percent, property_price, billing_day,
      payment_days, deposit_months, late_fee_daily_rate, late_fee_grace_days, position)
    select '${projectId}', ${named('lse', 'i')}, 'HT-${projectId}-' || lpad(i::text, 5, '0'),
      ${named('pty', `case when i <= ${leasesOfTheLargest} then 1 else i end`)}, '2023-01-01', '2029-12-31', 45.50, 5, 4.20, 5, 10, 3, 0.0005, 3, i
    from generate_series(1, ${leases}) i;
  insert into lease_unit (project_id, lease_id, unit_id, from_day, to_day, position)
    select '${projectId}', ${named('lse', 'i')}, ${named('unt', 'i')}, '2023-01-01', '2029-12-31', 1 from generate_series(1, ${leases}) i;`

const prices = `
  insert into price (project_id, fee_kind, register, from_day, unit_price, tax_rate_bp) values
    ('${projectId}', 'rent', '', '2023-01-01', null, 900), ('${projectId}', 'property', '', '2023-01-01', null, 600),
    ('${projectId}', 'power', 'sharp', '2023-01-01', 1.441813, 1300), ('${projectId}', 'power', 'peak', '2023-01-01', 1.153450, 1300),
    ('${projectId}', 'power', 'flat', '2023-01-01', 0.678500, 1300), ('${projectId}', 'power', 'valley', '2023-01-01', 0.257830, 1300),
    ('${projectId}', 'water', '', '2023-01-01', 3.45, 300), ('${projectId}', 'sewage', '', '2023-01-01', 1.25, 0);`

const meters = (leases: number, from: string): string => `
  insert into metering_point (project_id, id, meter_no, utility, purpose, unit_id, place, position)
    select '${projectId}', ${named('mpt', 'i * 10 + k')}, case when k <= 3 then 'E' else 'W' end || lpad((i * 10 + k)::text, 8, '0'),
      case when k <= 3 then 'power' else 'water' end, 'unit', ${named('unt', 'i')}, '', i * 10 + k
    from generate_series(1, ${leases}) i, generate_series(1, 5) k;
  ${installed(from)}`

/** One for each building, shared by its units, and one that all units share. */
const publicMeters = (leases: number, from: string): string => `
  create temporary table public_meter on commit drop as
    select g, ${leases * 10} + 10 + g as number from generate_series(0, ${Math.ceil(leases / 50)}) g;
  insert into metering_point (project_id, id, meter_no, utility, purpose, place, position)
    select '${projectId}', ${named('mpt', 'number')}, 'E' || lpad(number::text, 8, '0'), 'power', 'public', '公共区域', number from public_meter;
  ${installed(from)}
  insert into pool (project_id, id, name, fee_kind, point_id, key, vacancy, position)
    select '${projectId}', ${named('pol', 'g')}, case g when 0 then '园区公摊电' else g || '栋公摊电' end, 'shared-power', ${named('mpt', 'number')},
      'area', 'operator', g from public_meter;
  insert into pool_unit (project_id, pool_id, unit_id)
    select '${projectId}', ${named('pol', 'g')}, ${named('unt', 'i')} from generate_series(1, ${leases}) i, lateral unnest(array[0, ${building}]) g;`

const installed = (from: string): string => `
  insert into installation (project_id, id, point_id, meter_no, from_day, multiplier, whole_digits, decimals)
    select p.project_id, replace(p.id, 'mpt', 'ins'), p.id, p.meter_no, ${from}, case p.utility when 'power' then 40 else 1 end, 6, 2
    from metering_point p left join installation i on i.project_id = p.project_id and i.point_id = p.id where i.id is null;`

const registers = `
  insert into register (project_id, installation_id, name, start_value)
    select i.project_id, i.id, name, i.start from (select n.*, p.utility, p.position % 1000 * 3.17 as start from installation n
      join metering_point p on p.project_id = n.project_id and p.id = n.point_id) i,
    lateral unnest(case i.utility when 'power' then array['sharp', 'peak', 'flat', 'valley'] else array['total'] end) name;`

/** Of the first day of each month, each higher than the one before. */
const readings = (from: string, months: number): string => `
  insert into reading (project_id, id, point_id, register, on_day, value, source, recorded_at)
    select r.project_id, ${named('rdg', 'row_number() over ()')}, i.point_id, r.name, (${from} + make_interval(months => m))::date,
      r.start_value + m * (3.05 + p.position % 97 + length(r.name)), 'remote', now()
    from register r join installation i on i.project_id = r.project_id and i.id = r.installation_id
    join metering_point p on p.project_id = i.project_id and p.id = i.point_id, generate_series(0, ${months}) m;`
