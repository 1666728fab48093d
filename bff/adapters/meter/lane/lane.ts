// A line's queue: one question at a time, in order, urgent ones first; a dead meter waits at the end, and a dead line is given up.
import type { Answer } from '../../../ports/answer'
import type { Slots } from './slots'

export interface Lane<Link> {
  add: (job: Job<Link>, urgent: boolean) => void
}

export interface Job<Link> {
  /** One try; never rejects. */
  attempt: (link: Link) => Promise<Answer<unknown>>
  /** The last try's answer stands, or why there was none. */
  finish: (unsureWhy?: 'line-down' | 'line-unreachable') => void
}

export interface LaneRules<Link> {
  connect: () => Promise<Link | null>
  /** After a failed try: makes the line fit for the next question, or says that the link has to be opened anew. */
  recover: (link: Link) => Promise<'fit' | 'gone'>
  close: (link: Link) => void
  tries: number
  slots: Slots
  /** The lane has nothing left to do; a new one may be opened for the line. */
  ended: () => void
}

/** So many different meters that say nothing, one after the other: it is the line, and it is said once. */
const deadMeters = 3

interface Waiting<Link> {
  job: Job<Link>
  tried: number
  urgent: boolean
}

export const openLane = <Link>(rules: LaneRules<Link>): Lane<Link> => {
  const urgent: Waiting<Link>[] = []
  const others: Waiting<Link>[] = []
  let link: Link | null = null
  let dead = 0
  let started = false

  const queueOf = (waiting: Waiting<Link>) => (waiting.urgent ? urgent : others)

  const giveUp = (why: 'line-down' | 'line-unreachable') => {
    for (const { job } of [...urgent.splice(0), ...others.splice(0)]) job.finish(why)
  }

  const fail = async (waiting: Waiting<Link>, open: Link, why: string) => {
    if (waiting.tried === 1) dead = isDead(why) ? dead + 1 : 0
    if (waiting.tried < rules.tries) queueOf(waiting).push(waiting)
    else waiting.job.finish()
    if (dead >= deadMeters) return giveUp('line-down')
    if ((await rules.recover(open)) === 'fit') return
    rules.close(open)
    link = null
  }

  const turn = async (waiting: Waiting<Link>) => {
    link ??= await rules.connect()
    if (link === null) {
      queueOf(waiting).unshift(waiting)
      return giveUp('line-unreachable')
    }
    waiting.tried += 1
    const answer = await waiting.job.attempt(link)
    if (answer.state === 'unsure') return fail(waiting, link, answer.why)
    dead = 0
    waiting.job.finish()
  }

  const work = async () => {
    await rules.slots.take()
    for (let waiting = urgent.shift() ?? others.shift(); waiting; waiting = urgent.shift() ?? others.shift()) await turn(waiting)
    if (link !== null) rules.close(link)
    rules.slots.give()
    rules.ended()
  }

  return {
    add: (job, isUrgent) => {
      const waiting = { job, tried: 0, urgent: isUrgent }
      queueOf(waiting).push(waiting)
      if (started) return
      started = true
      void work()
    },
  }
}

/** Nothing came, or the connection broke; a garbled answer is at least a sign of life. */
const isDead = (why: string): boolean => why === 'silent' || why === 'connection-lost'
