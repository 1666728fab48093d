// Reads a water meter by CJ/T 188: one answer holds what stands now, what was frozen, the meter's time and its state.
import { read188 } from '@yft/core/metering/wire/cjt188/conversation'
import type { Flow, Values188 } from '@yft/core/metering/wire/cjt188/values'
import { decimal, plain } from '@yft/core/shared/decimal'
import type { DecimalText } from '@yft/core/shared/decimal-text'
import { type Answer, done, refused } from '../../../ports/answer'
import type { Meter188, MeterAsk, MeterMark, MeterReading } from '../../../ports/meter'
import type { Talk } from './talk'

export const read188Meter =
  (meter: Meter188, ask: MeterAsk, serial: () => number) =>
  async (talk: Talk): Promise<Answer<MeterReading>> => {
    if (ask.registers.some((register) => register !== 'volume')) return refused('register-missing')
    const conversation = read188(meter, '901F', serial())
    if (!conversation.ok) return refused(conversation.code)
    const answer = await talk(conversation.value)
    if (answer.state !== 'done') return answer
    return toReading(answer.value.values, ask.moment)
  }

const toReading = (values: Values188, moment: MeterAsk['moment']): Answer<MeterReading> => {
  if (values.kind !== 'flow') return refused('register-missing')
  const volume = cubicMetres(moment === 'settled' ? values.settled : values.now)
  if (volume === null) return refused('unit-no-volume')
  return done({ values: { volume }, moment, meterTime: values.time, multiplied: false, marks: marksOf(values) })
}

/** Litres are a thousandth; anything else is no water. */
const cubicMetres = ({ volume, unit }: Flow): DecimalText | null => {
  if (unit === 'm3') return volume
  return unit === 'L' ? plain(decimal(volume).div(1000), 2) : null
}

const marksOf = ({ battery, valve }: { battery: 'ok' | 'low'; valve: string }): MeterMark[] => [
  ...(battery === 'low' ? (['battery-low'] as const) : []),
  ...(valve === 'closed' ? (['valve-closed'] as const) : []),
  ...(valve === 'fault' ? (['valve-fault'] as const) : []),
]
