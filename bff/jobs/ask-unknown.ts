// The job that asks again about a notice whose number we did not know.
import { object, parse, string } from 'valibot'
import { askUnknown } from '../usecases/payment/ask-unknown'
import type { NoticeNeeds } from '../usecases/payment/needs'

const payloadShape = object({ projectId: string(), noticeId: string() })

/** Under this name the store orders it. */
export const askUnknownJob = 'ask-unknown'

export const runAskUnknown =
  (needs: NoticeNeeds, now: () => Date) =>
  async (payload: unknown): Promise<void> => {
    await askUnknown(needs)(parse(payloadShape, payload), now())
  }
