// What remote reading asks of the store: which meters lack a reading of a day, and to keep what they said.
import type { RegisterName } from '@yft/core/contract/basis'
import type { Day } from '@yft/core/shared/day'
import type { DecimalText } from '@yft/core/shared/decimal-text'
import type { MeterEvidence } from './meter'

export interface MeteringStore {
  projects: () => Promise<readonly { id: string; name: string }[]>
  /** One reading of a project at a time: null when another one is under way. */
  alone: <T>(projectId: string, work: () => Promise<T>) => Promise<T | null>
  /** Meters with an address, in force on the day, in the park's order; `lacking` are the registers without a reading of that day. */
  meters: (of: { projectId: string; onDay: Day }) => Promise<readonly RemoteMeter[]>
  /** Keeps the question with its bytes and, where it was answered, a reading per register; a register that has one keeps it. */
  keep: (projectId: string, asked: KeptAsk) => Promise<void>
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
