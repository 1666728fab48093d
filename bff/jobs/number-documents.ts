// The job behind a publication: numbers what has none yet. Its payload names the project and nothing else.
import { object, parse, string } from 'valibot'
import type { LedgerStore } from '../ports/ledger-store'
import { numberDocuments } from '../usecases/billing/number-documents'

const payloadShape = object({ projectId: string() })

/** Under this name the store orders it. */
export const numberDocumentsJob = 'number-documents'

export const runNumberDocuments =
  (store: LedgerStore) =>
  async (payload: unknown): Promise<void> => {
    await numberDocuments(store, parse(payloadShape, payload).projectId)
  }
