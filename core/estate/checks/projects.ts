// One tax number is one company: rows that give it two names contradict each other.
import type { Fault } from '../fault'
import type { Rows } from '../park'
import type { Placed } from '../read-table'
import { faultAt, type View } from '../view'

export const checkProjects = (view: View): Fault[] => {
  const first = new Map<string, Placed<Rows['projects']>>()
  const faults: Fault[] = []
  for (const placed of view.read.projects.rows) {
    const { companyTaxNo, companyName } = placed.row
    const other = first.get(companyTaxNo)
    if (!other) first.set(companyTaxNo, placed)
    else if (other.row.companyName !== companyName) {
      faults.push(...faultAt('projects', other, 'companyName', `公司税号 ${companyTaxNo} 在第 ${placed.line} 行叫“${companyName}”`))
      faults.push(
        ...faultAt('projects', placed, 'companyName', `公司税号 ${companyTaxNo} 在第 ${other.line} 行叫“${other.row.companyName}”`),
      )
    }
  }
  return faults
}
