// A pool of public consumption (公摊): one meter, the units that share it by area, and who bears what stands empty.
export interface Pool {
  id: string
  name: string
  pointId: string
  /** Members in the park's own order, which breaks ties. */
  unitIds: readonly string[]
}
