// Meters read at a distance: each ask comes back as read, refused with its code, or unsure; with the bytes that prove it.
import type { RegisterName } from '@yft/core/contract/basis'
import type { IdentifierOrder } from '@yft/core/metering/wire/cjt188/conversation'
import type { DecimalText } from '@yft/core/shared/decimal-text'
import type { Outcome } from '@yft/core/shared/outcome'
import type { Answer } from './answer'

export interface MeterReader {
  /** All at once, lines in parallel, one question at a time on each. Answers stand in the order of the asks; never rejects. */
  read: (asks: readonly MeterAsk[], how?: ReadHow) => Promise<MeterAnswer[]>
}

export interface ReadHow {
  /** Somebody is waiting: goes before a running batch, on the same line. */
  urgent?: boolean
  /** Hears each answer as it comes. */
  told?: (answer: MeterAnswer) => void
}

export interface MeterAsk {
  /** The asker's own name for it, repeated in the answer. */
  id: string
  place: MeterPlace
  /** All of these must come, or the ask is refused. */
  registers: readonly RegisterName[]
  /** The value that the meter froze at its last settlement day (结算日冻结), or what stands on the dial now. */
  moment: 'settled' | 'now'
  /** Whether an electricity meter is also asked for its clock, which costs two more questions. */
  withClock: boolean
}

export type MeterPlace =
  | { kind: 'line'; line: MeterLine; meter: Meter645 | Meter188 | MeterRtu }
  | { kind: 'modbus-tcp'; line: MeterLine; unit: number; model: string }
  | { kind: 'cloud'; account: string; device: string }

/** A serial server, gateway or concentrator with meters behind it. */
export interface MeterLine {
  host: string
  port: number
  /** Where its owner knows better; the others are those of a local network. */
  patience?: Partial<Patience>
}

export interface Patience {
  connectMs: number
  /** Until the first byte of an answer. */
  firstByteMs: number
  /** Without another byte, once an answer has begun. */
  quietMs: number
  /** How long the line is listened to after a failure, and what comes is thrown away. */
  drainMs: number
  tries: number
}

export interface Meter645 {
  protocol: 'dlt645-2007' | 'dlt645-1997'
  address: string
  /** What rate 1, 2, 3 … of this meter are; the meter itself only counts them. */
  rates: readonly RegisterName[]
}

export interface Meter188 {
  protocol: 'cjt188'
  type: string
  address: string
  order: IdentifierOrder
}

export interface MeterRtu {
  protocol: 'modbus-rtu'
  unit: number
  model: string
}

export interface MeterAnswer {
  id: string
  answer: Answer<MeterReading>
  evidence: MeterEvidence
}

export interface MeterReading {
  values: Partial<Record<RegisterName, DecimalText>>
  moment: MeterAsk['moment']
  /** Civil time as the meter told it, 'YYYY-MM-DD HH:mm:ss'; null when it has no clock or was not asked. */
  meterTime: string | null
  /** The other side has already multiplied by the transformers' ratio: the installation's multiplier must not be applied again. */
  multiplied: boolean
  marks: readonly MeterMark[]
}

export type MeterMark = 'battery-low' | 'valve-closed' | 'valve-fault'

/** What was sent and what came, of the last try: the evidence in a dispute. */
export interface MeterEvidence {
  driver: string
  tries: number
  exchanges: readonly { asked: string; came: string }[]
  askedAt: Date
  answeredAt: Date
}

/** A vendor that tells readings by itself. Keep the raw body first and answer 200 at once: what is refused or late is lost there. */
export interface MeterFeed {
  /** Names the vendor's account, in settings and in the address that it pushes to. */
  account: string
  /** Whether the body is the vendor's and of now. The same `messageId` may come again and must be kept once. */
  verify: (raw: RawPush, now: Date) => { kind: 'genuine'; messageId: string } | { kind: 'unverified'; why: PushFault }
  /** What a kept body says; repeated and old readings are normal, so device, meter time and register are a reading's key. */
  read: (body: Buffer) => Outcome<FeedContent, 'not-json' | 'field-unfit'>
}

export type PushFault = 'header-missing' | 'stale' | 'signature-wrong'

export interface RawPush {
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

export interface FeedContent {
  readings: FeedReading[]
  /** Records that cannot be read, and the field that is wrong; a person looks. */
  unfit: { device: string | null; field: string }[]
}

export interface FeedReading {
  device: string
  meterTime: string
  values: MeterReading['values']
  multiplied: boolean
}
