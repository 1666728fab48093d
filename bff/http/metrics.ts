// /metrics in Prometheus' text form, for whoever shows the token of the settings; without a token in the settings there is no such page.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Middleware } from 'koa'
import type { PaymentFigures } from '../ports/payment-figures'
import type { QueueFigures } from '../ports/queue'
import type { Tally } from './tally'

export interface Metrics {
  /** It decides, and not the caller's address: behind a proxy on the same machine every caller seems to be near. */
  token: string
  payments: () => Promise<PaymentFigures>
  queue: (now: Date) => Promise<QueueFigures>
  tally: Tally
  now: () => Date
}

export const metrics =
  ({ token, payments, queue, tally, now }: Metrics): Middleware =>
  async (ctx, next) => {
    if (ctx.path !== '/metrics' || token === '') return next()
    ctx.set('Cache-Control', 'no-store')
    if (!isSame(ctx.get('authorization'), `Bearer ${token}`)) {
      ctx.status = 401
      ctx.set('WWW-Authenticate', 'Bearer')
      return
    }
    ctx.type = 'text/plain; version=0.0.4; charset=utf-8'
    ctx.body = textOf({ paying: await payments(), jobs: await queue(now()) }, tally, now())
  }

/** Takes as long for a near miss as for any other. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const textOf = ({ paying, jobs }: { paying: PaymentFigures; jobs: QueueFigures }, tally: Tally, now: Date): string => {
  const { orders, unsureSince, reviewItems } = paying
  return [
    ...family('yft_payment_orders', 'gauge', 'Payment orders by state.', labelled('state', Object.entries(orders))),
    ...family('yft_payment_unsure_age_seconds', 'gauge', 'Age of the oldest order that is unsure.', [['', ageS(unsureSince, now)]]),
    ...family('yft_review_items', 'gauge', 'What no rule may decide and a person must look at.', [['', reviewItems]]),
    ...family('yft_notices_total', 'counter', 'Notices of payment by verdict, since the start.', labelled('verdict', [...tally.read()])),
    ...family('yft_job_lag_seconds', 'gauge', 'How long the oldest job that could run has waited.', [['', ageS(jobs.dueSince, now)]]),
    ...family('yft_jobs_waiting', 'gauge', 'Jobs that will still run.', [['', jobs.waiting]]),
    ...family('yft_jobs_given_up', 'gauge', 'Jobs that are not tried again.', [['', jobs.givenUp]]),
    '',
  ].join('\n')
}

type Sample = readonly [labels: string, value: number]

const family = (name: string, type: 'gauge' | 'counter', help: string, samples: readonly Sample[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...samples.map(([labels, value]) => `${name}${labels} ${value}`),
]

/** Names and verdicts are ours: letters and hyphens, nothing to escape. */
const labelled = (label: string, values: readonly (readonly [string, number])[]): Sample[] =>
  values.map(([name, value]) => [`{${label}="${name}"}`, value])

const ageS = (since: Date | null, now: Date): number => (since === null ? 0 : Math.max(0, (now.getTime() - since.getTime()) / 1000))
