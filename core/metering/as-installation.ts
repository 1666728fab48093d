// A device of a billed register as an installation with that register alone: the form in which the rules take it.
import type { Day } from '../shared/day'
import type { Installation, MeterReading } from './installation'
import type { Device, Register } from './point'

/** With the readings of [from, to]. A reading of the day on which a device was hung is its own, not that of the one before. */
export const asInstallation = ({ name, readings }: Register, device: Device, { from, to }: { from: Day; to: Day }): Installation => {
  const { meterNo, multiplier, wholeDigits, decimals, start, end } = device
  const own: MeterReading[] = []
  for (const { onDay, source, value } of readings) {
    if (onDay < from || to < onDay || onDay < device.from || (device.to !== null && device.to <= onDay)) continue
    own.push({ onDay, source, values: { [name]: value } })
  }
  return {
    meterNo,
    from: device.from,
    to: device.to,
    dials: { [name]: { wholeDigits, decimals } },
    multipliers: [{ fromDay: device.from, value: multiplier }],
    capacityPerDay: null,
    start: { [name]: start },
    end: end === null ? null : { [name]: end },
    readings: own,
  }
}
