// One ask through its line's lane: tries, the evidence of the last one, and the answer.
import { type Answer, unsure } from '../../../ports/answer'
import type { MeterAnswer, MeterEvidence, MeterReading } from '../../../ports/meter'
import type { Lane } from './lane'

export type Kept = MeterEvidence['exchanges'][number][]

export const readInLane = <Link>(of: {
  id: string
  driver: string
  lane: Lane<Link>
  attempt: (link: Link, kept: Kept) => Promise<Answer<MeterReading>>
  urgent: boolean
  now: () => Date
}): Promise<MeterAnswer> =>
  new Promise((resolve) => {
    let tries = 0
    let kept: Kept = []
    let askedAt = of.now()
    let answer: Answer<MeterReading> = unsure('not-asked')
    of.lane.add(
      {
        attempt: async (link) => {
          tries += 1
          kept = []
          askedAt = of.now()
          answer = await of.attempt(link, kept)
          return answer
        },
        finish: (why) => {
          const { id, driver } = of
          const last = why === undefined ? answer : unsure(why)
          resolve({ id, answer: last, evidence: { driver, tries, exchanges: kept, askedAt, answeredAt: of.now() } })
        },
      },
      of.urgent,
    )
  })
