// The demo's meters: every meter of the park with an address hangs on a simulated line, goes on counting from its last reading, and can be read.
import type { RegisterName } from '@yft/core/contract/basis'
import { remoteDevice } from '@yft/core/metering/remote-device'
import { dayAt, daysBetween } from '@yft/core/shared/day'
import { Decimal, decimal, plain } from '@yft/core/shared/decimal'
import { inTransaction } from '../adapters/store/transaction'
import { type LineMeter, type MeterLineSimulator, startMeterLine } from '../simulators/meters/line'
import { importPark } from '../usecases/estate/import-park'
import type { CliContext } from './command'
import { onFreePort } from './free-port'

type Needs = Pick<CliContext, 'sql' | 'ids' | 'vault' | 'now'>

/** One serial server a building, whose address the park's own file of lines then tells. */
export const startDemoMeters = async (needs: Needs, fromPort: number): Promise<{ stop: () => Promise<void> }> => {
  const lines: { name: string; meterNos: string[]; simulator: MeterLineSimulator }[] = []
  for (const [building, meters] of await metersByBuilding(needs)) {
    const simulator = await onFreePort(fromPort + lines.length, (port) =>
      startMeterLine(
        meters.map((meter) => simulated(meter, needs.now)),
        port,
      ),
    )
    simulator.knobs.delayMs = 40
    lines.push({ name: `${building}配电房`, meterNos: meters.map((meter) => meter.meterNo), simulator })
  }
  const rows = lines.map(({ name, meterNos, simulator }, index) => ({
    line: index + 2,
    cells: ['DG01', name, simulator.host, String(simulator.port), meterNos.join(';')],
  }))
  const file = { name: 'lines.csv', heading: ['项目编码', '线路', '主机', '端口', '表号'], rows }
  await importPark({ inTransaction: inTransaction(needs), now: needs.now, progress: () => {} })({
    files: [file],
    faults: [],
    dryRun: false,
  })
  return { stop: async () => void (await Promise.all(lines.map(({ simulator }) => simulator.stop()))) }
}

interface DemoMeter {
  meterNo: string
  building: string
  protocol: string
  address: string
  wholeDigits: number
  onDay: string
  values: Readonly<Partial<Record<RegisterName, string>>>
}

const metersByBuilding = async ({ sql }: Needs): Promise<Map<string, DemoMeter[]>> => {
  const meters = await sql<DemoMeter[]>`
    select p.meter_no as "meterNo", coalesce(u.building, left(p.place, 2)) as building, i.protocol, i.address, i.whole_digits as "wholeDigits",
      last.on_day as "onDay", last.values
    from metering_point p left join unit u on u.project_id = p.project_id and u.id = p.unit_id
    join installation i on i.project_id = p.project_id and i.point_id = p.id and i.to_day is null
    cross join lateral (
      select d.on_day, json_object_agg(d.register, trim_scale(d.value)::text) as values
      from reading d where d.project_id = p.project_id and d.point_id = p.id and extract(day from d.on_day) = 1
      group by d.on_day order by d.on_day desc limit 1) last
    where p.project_id = 'DG01' and i.protocol is not null and i.address is not null order by p.position`
  const groups = new Map<string, DemoMeter[]>()
  for (const meter of meters) groups.set(meter.building, [...(groups.get(meter.building) ?? []), meter])
  return groups
}

/** It is asked for its clock and its count at any time, so both are worked out when they are asked for. */
const simulated = (meter: DemoMeter, now: () => Date): LineMeter => {
  const device = remoteDevice(meter)
  if (!device.ok || 'unit' in device.value) throw new Error(`the demo has no simulator for ${meter.protocol}`)
  const { protocol, address } = device.value
  const clock = () => new Date(now().getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  const volume = (days: number): string => counted(meter, ['volume'], days)[0] ?? ''
  const energies = (days: number): string[] => withTotal(counted(meter, rates, days))
  if (protocol === 'cjt188') {
    return {
      kind: 'water',
      type: '10',
      address: address.padStart(14, '0'),
      settled: volume(0),
      get now() {
        return volume(daysSince(meter, now()))
      },
      unit: 0x2c,
      get clock() {
        return clock()
      },
      lowFirst: device.value.order === 'low-first',
      state: 0,
    }
  }
  return {
    kind: 'electricity',
    edition: '2007',
    address: address.padStart(12, '0'),
    settled: energies(0),
    get now() {
      return energies(daysSince(meter, now()))
    },
    get clock() {
      return clock()
    },
    hasBlocks: true,
  }
}

const rates: readonly RegisterName[] = ['sharp', 'peak', 'flat', 'valley']

const daysSince = ({ onDay }: DemoMeter, now: Date): number => Math.max(0, daysBetween({ from: onDay as never, to: dayAt(now) }))

/** Each day something is used; a dial at its end starts again at zero. */
const counted = ({ values, wholeDigits }: DemoMeter, names: readonly RegisterName[], days: number): string[] =>
  names.map((name, index) =>
    plain(
      decimal(values[name] ?? '0')
        .plus(new Decimal('0.37').times(days).times(index + 1))
        .modulo(new Decimal(10).pow(wholeDigits)),
      2,
    ),
  )

const withTotal = (of: readonly string[]): string[] => [
  plain(
    of.reduce((sum, value) => sum.plus(value), new Decimal(0)),
    2,
  ),
  ...of,
]
