// Leads a conversation over a link and keeps the bytes of both sides.
import type { Conversation } from '@yft/core/metering/wire/exchange'
import { type Answer, done, refused, unsure } from '../../../ports/answer'
import type { MeterEvidence } from '../../../ports/meter'
import { hexOf } from '../hex-of'
import type { SerialLink } from './serial-link'

export type Talk = <Part, Value>(conversation: Conversation<Part, Value>) => Promise<Answer<Value>>

/** `kept` grows by each exchange. */
export const talkOver =
  (link: SerialLink, kept: MeterEvidence['exchanges'][number][]): Talk =>
  async (conversation) => {
    let turn = conversation.next()
    while (!turn.done) {
      const { verdict, bytes } = await link.exchange(turn.value)
      kept.push({ asked: hexOf(turn.value.request), came: hexOf(bytes) })
      if (!verdict.ok) return verdict.code === 'meter-error' ? refused('meter-error') : unsure(verdict.code)
      turn = conversation.next(verdict.value)
    }
    // The frame was whole and ours: what is wrong in it is the meter's word, and asking again would bring the same.
    return turn.value.ok ? done(turn.value.value) : refused(turn.value.code)
  }
