// All that can be wrong between the rows of a park's files, found at once.
import { checkItems } from './checks/items'
import { checkLeases } from './checks/leases'
import { checkLines } from './checks/lines'
import { checkMeters } from './checks/meters'
import { checkOpening } from './checks/opening'
import { checkParties } from './checks/parties'
import { checkPools } from './checks/pools'
import { checkPrices } from './checks/prices'
import { checkProjects } from './checks/projects'
import { checkReadings } from './checks/readings'
import { checkRegisters } from './checks/registers'
import { checkUnits } from './checks/units'
import { type Fault, inOrder } from './fault'
import { files, tables } from './park'
import type { View } from './view'

export const check = (view: View): Fault[] => {
  const own = tables.flatMap((table) => view.read[table].faults)
  const between = checks.flatMap((one) => one(view))
  return inOrder(
    [...own, ...between],
    tables.map((table) => files[table].file),
  )
}

const checks = [
  checkProjects,
  checkParties,
  checkUnits,
  checkLeases,
  checkMeters,
  checkRegisters,
  checkLines,
  checkReadings,
  checkPrices,
  checkPools,
  checkItems,
  checkOpening,
]
