// Runs a piece of work over several stores in one transaction of the database.

import type { Ids } from '../../ports/ids'
import type { InTransaction, Settled } from '../../ports/transaction'
import type { Vault } from '../../ports/vault'
import { billingStore } from './billing/billing-store'
import type { Client } from './connect'
import { estateStore } from './estate/estate-store'

export const inTransaction =
  (needs: { sql: Client; ids: Ids; vault: Vault }): InTransaction =>
  async <T>(work: Parameters<InTransaction>[0]) => {
    let settled: Settled<unknown> | undefined
    try {
      await needs.sql.begin(async (transaction) => {
        settled = await work({
          estate: estateStore({ ...needs, sql: transaction }),
          billing: billingStore({ ...needs, sql: transaction }),
        })
        if (!settled.keep) throw new RollBack()
      })
    } catch (fault) {
      if (!(fault instanceof RollBack)) throw fault
    }
    return settled?.answer as T
  }

/** The driver rolls back only when something is thrown. */
class RollBack extends Error {}
