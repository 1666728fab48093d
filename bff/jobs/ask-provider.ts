// The job that asks a provider about an order which is not final; it orders itself again until it is.
import { object, parse, string } from 'valibot'
import { askProvider } from '../usecases/payment/ask-provider'
import type { ProviderNeeds } from '../usecases/payment/needs'

const payloadShape = object({ projectId: string(), orderId: string() })

/** Under this name the store orders it, in the transaction that begins the order. */
export const askProviderJob = 'ask-provider'

export const runAskProvider =
  (needs: ProviderNeeds, now: () => Date) =>
  async (payload: unknown): Promise<void> => {
    await askProvider(needs)(parse(payloadShape, payload), now())
  }
