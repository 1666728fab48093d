// Meters behind a vendor's cloud: one pull for all that are asked for, and each gets its own reading or the reason why none.
import { type Answer, done, refused, unsure } from '../../../ports/answer'
import type { FeedContent, FeedReading, MeterAnswer, MeterReading } from '../../../ports/meter'
import type { AskAt, DriverNeeds, MeterDriver } from '../driver'
import { civilTimeOf } from './civil-time'
import type { CloudAccount } from './profile'
import { type Pulled, pull } from './pull'

export const cloud = {
  kind: 'cloud' as const,
  connect: ({ now, clouds = [] }: DriverNeeds): MeterDriver<'cloud'> => ({
    read: async (asks, { told }) => {
      const names = [...new Set(asks.map(({ place }) => place.account))]
      await Promise.all(
        names.map(async (name) => {
          const askedAt = now()
          const account = clouds.find((one) => one.name === name)
          const pulled = account ? await pullSince(account, askedAt) : refused('account-unknown')
          for (const ask of asks.filter(({ place }) => place.account === name)) told(answerOf(ask, pulled, { askedAt, answeredAt: now() }))
        }),
      )
    },
  }),
}

/** From the first of the month on, the usual settlement day (结算日), until now. */
const pullSince = (account: CloudAccount, now: Date): Promise<Answer<Pulled>> => {
  const to = civilTimeOf(now)
  return pull(account, { from: settledAt(to), to })
}

const settledAt = (time: string): string => `${time.slice(0, 8)}01 00:00:00`

const answerOf = (ask: AskAt<'cloud'>, pulled: Answer<Pulled>, at: { askedAt: Date; answeredAt: Date }): MeterAnswer => {
  const { device, account } = ask.place
  const exchanges = pulled.state === 'done' ? pulled.value.pages.filter(({ came }) => came.includes(device)) : []
  const answer = pulled.state === 'done' ? readingOf(ask, pulled.value.content, civilTimeOf(at.askedAt)) : pulled
  return { id: ask.id, answer, evidence: { driver: `cloud ${account}`, tries: 1, exchanges, ...at } }
}

/** A settled value is the one whose meter time is the boundary; a later one must not stand in for it. */
const readingOf = (ask: AskAt<'cloud'>, { readings, unfit }: FeedContent, now: string): Answer<MeterReading> => {
  const own = readings.filter(({ device, meterTime }) => device === ask.place.device && meterTime <= now)
  const fit = ask.moment === 'settled' ? own.filter(({ meterTime }) => meterTime === settledAt(now)) : own
  const latest = fit.reduce<FeedReading | null>((best, one) => (best !== null && best.meterTime >= one.meterTime ? best : one), null)
  if (latest === null) return unfit.some(({ device }) => device === ask.place.device) ? refused('field-unfit') : unsure('not-reported')
  const values: MeterReading['values'] = {}
  for (const register of ask.registers) {
    const value = latest.values[register]
    if (value === undefined) return refused('register-missing')
    values[register] = value
  }
  return done({ values, moment: ask.moment, meterTime: latest.meterTime, multiplied: latest.multiplied, marks: [] })
}
