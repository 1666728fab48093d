// Reads a Modbus RTU meter behind a transparent serial server, by its model's profile.
import { readRtu } from '@yft/core/metering/wire/modbus/rtu'
import { type Answer, refused } from '../../../ports/answer'
import type { MeterAsk, MeterReading, MeterRtu } from '../../../ports/meter'
import { pickRegisters, profileFor } from '../registers'
import type { Talk } from './talk'

export const readRtuMeter =
  ({ unit, model }: MeterRtu, ask: MeterAsk) =>
  async (talk: Talk): Promise<Answer<MeterReading>> => {
    const profile = profileFor(model, ask)
    if (profile.state !== 'done') return profile
    const conversation = readRtu(unit, profile.value)
    if (!conversation.ok) return refused(conversation.code)
    const answer = await talk(conversation.value)
    return answer.state === 'done' ? pickRegisters(answer.value.values, ask) : answer
  }
