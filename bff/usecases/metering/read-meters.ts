// Reads at once all meters of a park that lack a reading of a boundary day: the value frozen at the settlement day (结算日冻结) before a live one.
import { checkRemote } from '@yft/core/metering/check-remote'
import { remoteDevice } from '@yft/core/metering/remote-device'
import { type Day, dayAt } from '@yft/core/shared/day'
import { firstDay, monthOf } from '@yft/core/shared/month'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { MeterAnswer, MeterAsk, MeterPlace, MeterReader } from '../../ports/meter'
import type { AskOutcome, KeptAsk, MeteringStore, RemoteMeter } from '../../ports/metering-store'

export interface Needs {
  metering: MeteringStore
  reader: MeterReader
  now: () => Date
  progress: (done: { meters: number; ofMeters: number }) => void
}

export interface MeterRead {
  pointId: string
  meterNo: string
  place: string
  outcome: AskOutcome | { kind: 'known' } | { kind: 'unreachable'; code: 'no-line' | 'protocol-unknown' | 'address-unfit' }
}

/** A frozen value is kept by the meter until the next settlement day, a live one is good only on the day itself. */
export type ReadRefusal = 'day-not-readable' | 'under-way'

/** May run again at any time: only what is missing is asked for, and each answer is kept as it comes. */
export const readMeters =
  (needs: Needs) =>
  async ({ projectId, onDay }: { projectId: string; onDay: Day }): Promise<Outcome<MeterRead[], ReadRefusal>> => {
    const today = dayAt(needs.now())
    if (onDay !== today && onDay !== firstDay(monthOf(today))) return refuse('day-not-readable')
    const read = await needs.metering.alone(projectId, async () => {
      const meters = await needs.metering.meters({ projectId, onDay })
      const asked = meters.flatMap((meter) => {
        const place = placeOf(meter)
        return meter.lacking.length > 0 && typeof place !== 'string' ? [{ meter, place }] : []
      })
      const outcomes = await askAll(needs, { projectId, onDay, today, asked })
      return meters.map(
        (meter): MeterRead => ({ pointId: meter.pointId, meterNo: meter.meterNo, place: meter.place, outcome: outcomeOf(meter, outcomes) }),
      )
    })
    return read === null ? refuse('under-way') : ok(read)
  }

const outcomeOf = (meter: RemoteMeter, outcomes: ReadonlyMap<string, AskOutcome>): MeterRead['outcome'] => {
  const asked = outcomes.get(meter.pointId)
  if (asked) return asked
  const place = placeOf(meter)
  return typeof place === 'string' && meter.lacking.length > 0 ? { kind: 'unreachable', code: place } : { kind: 'known' }
}

/** Where the meter is reached, or why it is not. */
const placeOf = (meter: RemoteMeter): MeterPlace | 'no-line' | 'protocol-unknown' | 'address-unfit' => {
  const { line } = meter
  if (line === null) return 'no-line'
  const device = remoteDevice(meter)
  if (!device.ok) return device.code
  const { value } = device
  switch (value.protocol) {
    case 'modbus-tcp':
      return { kind: 'modbus-tcp', line, unit: value.unit, model: value.model }
    case 'modbus-rtu':
      return { kind: 'line', line, meter: { protocol: 'modbus-rtu', unit: value.unit, model: value.model } }
    case 'cjt188':
      return { kind: 'line', line, meter: { ...value, type: 'AA' } }
    default:
      return { kind: 'line', line, meter: { ...value, rates } }
  }
}

/** By custom rate 1 is 尖, 2 峰, 3 平, 4 谷, and a fifth one 深谷. */
const rates = ['sharp', 'peak', 'flat', 'valley', 'deep'] as const

interface Asking {
  projectId: string
  onDay: Day
  today: Day
  asked: readonly { meter: RemoteMeter; place: MeterPlace }[]
}

/** On the day itself a meter that has frozen nothing is asked what its dial shows now. */
const askAll = async (needs: Needs, of: Asking): Promise<ReadonlyMap<string, AskOutcome>> => {
  const outcomes = new Map<string, AskOutcome>()
  const isSettlement = of.onDay === firstDay(monthOf(of.onDay))
  if (isSettlement) await askFor(needs, { ...of, moment: 'settled' }, outcomes)
  if (of.onDay !== of.today) return outcomes
  const left = of.asked.filter(({ meter }) => (outcomes.get(meter.pointId)?.kind ?? 'refused') === 'refused')
  await askFor(needs, { ...of, asked: left, moment: 'now' }, outcomes)
  return outcomes
}

const askFor = async (needs: Needs, of: Asking & { moment: MeterAsk['moment'] }, outcomes: Map<string, AskOutcome>): Promise<void> => {
  const meters = new Map(of.asked.map(({ meter }) => [meter.pointId, meter]))
  const faults: unknown[] = []
  let keeping: Promise<unknown> = Promise.resolve()
  let done = 0
  const told = (answer: MeterAnswer): void => {
    const meter = meters.get(answer.id)
    if (!meter) return
    const kept = judge(meter, answer, { ...of, now: needs.now() })
    outcomes.set(meter.pointId, kept.outcome)
    done += 1
    needs.progress({ meters: done, ofMeters: of.asked.length })
    keeping = keeping.then(() => needs.metering.keep(of.projectId, kept)).catch((fault) => faults.push(fault))
  }
  const asks = of.asked.map(
    ({ meter, place }): MeterAsk => ({
      id: meter.pointId,
      place,
      registers: meter.registers,
      moment: of.moment,
      withClock: place.kind === 'line' && place.meter.protocol !== 'modbus-rtu',
    }),
  )
  await needs.reader.read(asks, { told })
  await keeping
  if (faults.length > 0) throw faults[0]
}

const judge = (
  meter: RemoteMeter,
  { answer, evidence }: MeterAnswer,
  of: { onDay: Day; moment: MeterAsk['moment']; now: Date },
): KeptAsk => {
  const about = { meter, onDay: of.onDay, source: of.moment === 'settled' ? ('frozen' as const) : ('remote' as const), evidence }
  if (answer.state !== 'done') {
    const outcome: AskOutcome = answer.state === 'refused' ? { kind: 'refused', code: answer.code } : { kind: 'unsure', code: answer.why }
    return { ...about, outcome, values: {}, meterTime: null }
  }
  const { values, meterTime, moment } = answer.value
  const fault = checkRemote({ values: Object.values(values), moment, meterTime }, { ...of, ...meter })
  const lacking = Object.fromEntries(meter.lacking.map((register) => [register, values[register]]))
  return fault
    ? { ...about, outcome: { kind: 'unfit', code: fault }, values: {}, meterTime }
    : { ...about, outcome: { kind: 'read' }, values: lacking, meterTime }
}
