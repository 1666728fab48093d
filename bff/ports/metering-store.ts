// What remote reading asks of the store: which meters lack a reading of a day, and to keep what they said.
import type { RegisterName } from '@yft/core/contract/basis'
import type { BilledPeriod } from '@yft/core/metering/billed-period'
import type { Installation, Values } from '@yft/core/metering/installation'
import type { Day } from '@yft/core/shared/day'
import type { DecimalText } from '@yft/core/shared/decimal-text'
import type { MeterEvidence } from './meter'

export interface MeteringStore {
  projects: () => Promise<readonly { id: string; name: string }[]>
  /** One reading of a project at a time: null when another one is under way. */
  alone: <T>(projectId: string, work: () => Promise<T>) => Promise<T | null>
  /** Meters with an address, in force on the day, in the park's order; `lacking` are the registers that nobody has read that day. */
  meters: (of: { projectId: string; onDay: Day }) => Promise<readonly RemoteMeter[]>
  /** Keeps the question with its bytes and, where it was answered, a reading per register; it takes the place of an estimate that is not billed. */
  keep: (projectId: string, asked: KeptAsk) => Promise<void>
  /** Of some meters the device in force on the day, with its readings, and what the place was billed before. */
  pasts: (of: { projectId: string; onDay: Day; pointIds: readonly string[] }) => Promise<readonly MeterPast[]>
  keepEstimate: (projectId: string, estimate: { meter: MeterPast; onDay: Day; values: Values; note: string }) => Promise<void>
}

export interface RemoteMeter {
  pointId: string
  meterNo: string
  place: string
  protocol: string
  address: string
  wholeDigits: number
  decimals: number
  registers: readonly RegisterName[]
  lacking: readonly RegisterName[]
  /** Null: nobody has said by which line it is reached. */
  line: { host: string; port: number } | null
}

export interface MeterPast {
  pointId: string
  meterNo: string
  installation: Installation
  history: readonly BilledPeriod[]
}

export type AskOutcome = { kind: 'read' } | { kind: 'refused' | 'unsure' | 'unfit'; code: string }

export interface KeptAsk {
  meter: Pick<RemoteMeter, 'pointId' | 'meterNo'>
  onDay: Day
  outcome: AskOutcome
  source: 'frozen' | 'remote'
  values: Readonly<Partial<Record<RegisterName, DecimalText>>>
  meterTime: string | null
  evidence: MeterEvidence
}
