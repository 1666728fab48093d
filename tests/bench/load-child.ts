// The process that asks: every connection goes through the requests in turn.
import autocannon from 'autocannon'
import { answerParent } from './child'
import type { Answered, Load } from './load'

const connections = 32

answerParent(async ({ origin, requests, seconds }: Load): Promise<Answered> => {
  const result = await autocannon({ url: origin, connections, duration: seconds, requests })
  return {
    perSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    refused: result.non2xx + result.errors + result.timeouts,
  }
})
