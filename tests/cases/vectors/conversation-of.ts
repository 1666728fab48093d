// From a vector's question to our conversation, and from our answer to the vector's words: the one place that knows both.
import * as v from 'valibot'
import { read188, readAddress188 } from '../../../core/metering/wire/cjt188/conversation'
import type { Values188 } from '../../../core/metering/wire/cjt188/values'
import { read645, readAddress645 } from '../../../core/metering/wire/dlt645/conversation'
import { edition1997, edition2007 } from '../../../core/metering/wire/dlt645/edition'
import type { Conversation } from '../../../core/metering/wire/exchange'
import { modbusProfiles } from '../../../core/metering/wire/modbus/profiles'
import { readRtu } from '../../../core/metering/wire/modbus/rtu'
import { type Outcome, ok, refuse } from '../../../core/shared/outcome'

export type Told = Readonly<Record<string, unknown>>

interface Step {
  request?: string
  response?: string
  chunks?: readonly string[]
}

export interface Vector extends Step {
  id: string
  title: string
  protocol: string
  ask: unknown
  steps?: readonly Step[]
  expect: Told
}

// biome-ignore lint/suspicious/noExplicitAny: each protocol has parts and values of its own, and only `tell` looks at them
type Any = any

interface Opened {
  conversation: Conversation<Any, Any>
  tell: (value: Any) => Told
}

export const conversationOf = ({ protocol, ask }: Vector): Outcome<Opened, string> => {
  switch (protocol) {
    case 'dlt645':
      return open645(v.parse(ask645, ask), edition2007)
    case 'dlt645_1997':
      return open645(v.parse(ask645, ask), edition1997)
    case 'cjt188':
      return open188(v.parse(ask188, ask))
    case 'modbus_rtu':
      return openRtu(v.parse(askRtu, ask))
    default:
      return refuse('protocol_unknown', { protocol })
  }
}

const ask645 = v.object({ address: v.string(), di: v.optional(v.string(), ''), control: v.optional(v.string(), '11') })

const open645 = ({ address, di, control }: v.InferOutput<typeof ask645>, edition: typeof edition2007): Outcome<Opened, string> => {
  if (control === '13') return opened(readAddress645(address), (value) => ({ ...value }))
  if (control !== '11') return refuse('not_allowed', { control })
  return opened(read645({ edition, address, identifier: di }), (value) => ({ ...value, di: di.toUpperCase() }))
}

const ask188 = v.object({
  type: v.string(),
  address: v.string(),
  di: v.optional(v.string(), '810A'),
  ser: v.optional(v.number(), 0),
  diOrder: v.optional(v.picklist(['LE', 'BE']), 'LE'),
  control: v.optional(v.string(), '01'),
})

const open188 = ({ type, address, di, ser, diOrder, control }: v.InferOutput<typeof ask188>): Outcome<Opened, string> => {
  const meter = { type, address, order: diOrder === 'LE' ? 'low-first' : 'high-first' } as const
  const head = { di: di.toUpperCase(), ser }
  if (control === '03') return opened(readAddress188(meter, ser), (value) => ({ ...value, ...head, meterAddress: value.address }))
  if (control !== '01') return refuse('not_allowed', { control })
  return opened(read188(meter, di, ser), ({ values, ...value }) => ({ ...value, ...head, ...tell188(values) }))
}

const tell188 = (values: Values188): Told => {
  switch (values.kind) {
    case 'flow':
      return { ...values, now: values.now.volume, settled: values.settled.volume, unit: values.now.unit, settledUnit: values.settled.unit }
    case 'settled':
      return { settled: values.settled.volume, values: [values.settled.volume], unit: values.settled.unit }
    case 'unknown':
      return { values: [values.hex] }
  }
}

const askRtu = v.object({ unit: v.number(), model: v.picklist(['acrel', 'chint', 'eastron', 'xintai']) })

const openRtu = ({ unit, model }: v.InferOutput<typeof askRtu>): Outcome<Opened, string> =>
  opened(readRtu(unit, modbusProfiles[model]), (value) => ({ ...value }))

const opened = <Part, Value>(
  conversation: Outcome<Conversation<Part, Value>, string>,
  tell: (value: Value) => Told,
): Outcome<Opened, string> => (conversation.ok ? ok({ conversation: conversation.value, tell }) : conversation)
