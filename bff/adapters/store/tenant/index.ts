// The reads of a tenant.
import type { TenantStore } from '../../../ports/tenant-store'
import type { Client } from '../connect'
import { readBasis } from './basis'
import { readBill } from './bill'
import { readHome } from './home'
import { readBills } from './list-bills'
import { readMe } from './me'
import { readShareParts } from './share-parts'
import { readTrend } from './trend'

export const tenantStore = (sql: Client): TenantStore => ({
  me: (presented) => readMe(sql, presented),
  home: (asked) => readHome(sql, asked),
  listBills: (asked) => readBills(sql, asked),
  bill: (asked) => readBill(sql, asked),
  basis: (asked) => readBasis(sql, asked),
  shareParts: (asked) => readShareParts(sql, asked),
  trend: (asked) => readTrend(sql, asked),
})
