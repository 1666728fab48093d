// Every room stands in a park that is known.
import type { Fault } from '../fault'
import { faultAt, mayPointAt, type View } from '../view'

export const checkUnits = (view: View): Fault[] =>
  view.read.units.rows.flatMap((placed) =>
    mayPointAt(view, 'projects', placed.row.projectId) ? [] : faultAt('units', placed, 'projectId', '没有这个园区'),
  )
