// Meters, devices, registers and readings as rows of our tables.
import type { Rows } from '@yft/core/estate/park'
import type { Installation, View } from '@yft/core/estate/view'
import type { Ids } from '../../../ports/ids'
import type { TableRow } from './put-rows'

export const pointRow = (ids: Ids, meter: Rows['meters']): TableRow => ({
  project_id: meter.projectId,
  id: ids.derive('point', meter.projectId, meter.meterNo),
  meter_no: meter.meterNo,
  utility: meter.utility,
  purpose: meter.purpose,
  unit_id: meter.purpose === 'unit' ? ids.derive('unit', meter.projectId, meter.place) : null,
  place: meter.place,
  position: meter.position,
})

export const installationRow = (ids: Ids, meter: Rows['meters'], device: Installation): TableRow => ({
  project_id: meter.projectId,
  id: ids.derive('installation', meter.projectId, meter.meterNo, device.fromDay),
  point_id: ids.derive('point', meter.projectId, meter.meterNo),
  meter_no: meter.meterNo,
  from_day: device.fromDay,
  to_day: device.toDay,
  multiplier: device.multiplier,
  whole_digits: meter.wholeDigits,
  decimals: meter.decimals,
  protocol: meter.protocol,
  address: meter.address,
})

export const registerRow = (ids: Ids, view: View, register: Rows['registers']): TableRow => {
  const meter = meterOf(view, register.meterNo)
  return {
    project_id: meter.projectId,
    installation_id: ids.derive('installation', meter.projectId, meter.meterNo, register.fromDay),
    name: registerName(meter, register.register),
    start_value: register.startValue,
    end_value: register.endValue,
  }
}

export const lineRow = (ids: Ids, line: Rows['lines']): TableRow => ({
  project_id: line.projectId,
  id: ids.derive('meterLine', line.projectId, line.name),
  name: line.name,
  host: line.host,
  port: line.port,
})

export const linePointRows = (ids: Ids, line: Rows['lines']): TableRow[] =>
  line.meterNos.map((meterNo) => ({
    project_id: line.projectId,
    line_id: ids.derive('meterLine', line.projectId, line.name),
    point_id: ids.derive('point', line.projectId, meterNo),
  }))

export const readingRow = (ids: Ids, view: View, reading: Rows['readings'], recordedAt: Date): TableRow => {
  const meter = meterOf(view, reading.meterNo)
  return {
    project_id: meter.projectId,
    id: ids.derive('reading', meter.projectId, meter.meterNo, reading.register, reading.onDay, 1),
    point_id: ids.derive('point', meter.projectId, meter.meterNo),
    register: registerName(meter, reading.register),
    on_day: reading.onDay,
    value: reading.value,
    source: reading.source,
    note: reading.note ?? '',
    revision: 1,
    replaces: null,
    recorded_at: recordedAt,
  }
}

/** The checks have seen to it that every row points at a meter that is known. */
const meterOf = (view: View, meterNo: string): Rows['meters'] => {
  const meter = view.all.meters.get(meterNo)?.row
  if (!meter) throw new Error(`a row points at meter ${meterNo}, which is not known`)
  return meter
}

/** The single register of a water meter counts cubic metres, that of a power meter kilowatt-hours. */
const registerName = (meter: Rows['meters'], name: Rows['registers']['register']): string =>
  meter.utility === 'water' && name === 'total' ? 'volume' : name
