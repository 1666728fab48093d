// A vendor's records as readings: exact decimals in kWh or m³, civil time, and only whole ones.
import type { RegisterName } from '@yft/core/contract/basis'
import { decimal, plain } from '@yft/core/shared/decimal'
import { isDecimalText } from '@yft/core/shared/decimal-text'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { FeedContent, FeedReading } from '../../../ports/meter'
import { civilTime } from './civil-time'
import type { RecordForm } from './profile'

/** A record that cannot be read is told and keeps none of the others back. */
export const readRecords = (json: unknown, form: RecordForm): Outcome<FeedContent, 'field-unfit'> => {
  const list = at(json, form.listAt)
  if (!Array.isArray(list)) return refuse('field-unfit', { field: form.listAt })
  const content: FeedContent = { readings: [], unfit: [] }
  for (const record of list) {
    const reading = readRecord(record, form)
    if (reading.ok) content.readings.push(reading.value)
    else content.unfit.push({ device: textAt(record, form.deviceAt), field: String(reading.detail.field) })
  }
  return ok(content)
}

const readRecord = (record: unknown, form: RecordForm): Outcome<FeedReading, 'field-unfit'> => {
  const device = textAt(record, form.deviceAt)
  if (device === null) return refuse('field-unfit', { field: form.deviceAt })
  const meterTime = civilTime(textAt(record, form.timeAt) ?? '', form.time)
  if (meterTime === null) return refuse('field-unfit', { field: form.timeAt })
  const values: FeedReading['values'] = {}
  for (const [register, place] of Object.entries(form.registersAt) as [RegisterName, string][]) {
    const text = textAt(record, place)
    // A register that this meter does not have is left out; one that is no number is a fault.
    if (text === null) continue
    if (!isDecimalText(text) || text.startsWith('-')) return refuse('field-unfit', { field: place })
    values[register] = inUnit(text, form.unit)
  }
  return ok({ device, meterTime, values, multiplied: form.multiplied })
}

const inUnit = (text: string, unit: RecordForm['unit']) => (unit === 'Wh' || unit === 'L' ? plain(decimal(text).div(1000)) : text)

const at = (value: unknown, place: string): unknown =>
  place.split('.').reduce<unknown>((inner, name) => (isRecord(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), value)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export const textAt = (value: unknown, place: string): string | null => {
  const found = at(value, place)
  if (typeof found === 'string' && found !== '') return found
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : null
}
