// Throws a month's draft away; what is published stays as it is.
import type { ProjectMonth } from '../../ports/billing-store'
import type { Needs } from './bill-month'

/** Whether there was one. */
export const discardDraft =
  (needs: Pick<Needs, 'inTransaction'>) =>
  (of: ProjectMonth): Promise<boolean> =>
    needs.inTransaction(async ({ billing }) => {
      await billing.waitForTurn(of)
      return { keep: true, answer: await billing.discardDraft(of) }
    })
