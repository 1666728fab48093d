// What WeChat waits for: a notice verified, decrypted, booked and answered by the true server, against a bare Koa route that only writes the same.
import { connect } from '../../../bff/adapters/store/connect'
import type { Bench } from '../bench'
import { startChild } from '../child'
import { size, speed, takeTurns } from '../measure'
import { quiet } from '../storms/duplicates'
import { p99Of, type Telling, type Told } from '../storms/tell'
import { noticeBody, noticePath, openTill } from '../storms/till'
import { decidedOf } from './decided'

export const notice: Bench = {
  name: 'notice',
  does: '支付通知从到达到应答：每秒笔数，对照只写同样几行的 Koa；99% 的应答在 250 毫秒内',
  run: async ({ server, say }) => {
    const { create, drop, checkpoint } = await server()
    const place = await create('notice_ours')
    say(`准备 ${(rounds + 1) * each} 笔付款`)
    const till = await openTill(place, (rounds + 1) * each)
    const bodies = till.orders.map((order) => noticeBody(order, new Date()))
    const documents = await decidedOf(till, bodies)
    const bare = await create('notice_bare', 'notice_ours')
    const [ourServer, bareServer, teller] = [
      startChild('storms/our-server.ts'),
      startChild('notice/bare-server.ts'),
      startChild('storms/tell-child.ts'),
    ]
    const owner = connect(place.ownerUrl, { name: 'yft-bench', max: 1 })
    try {
      const ours = await ourServer.ask<string>(till.env)
      const limit = await bareServer.ask<string>({ databaseUrl: bare.appUrl, documents })
      const tookMs: number[] = []
      const side = (origin: string, heard: (told: Told) => void) => {
        let round = 0
        return async (): Promise<number> => {
          const turns = Array.from({ length: each }, (_, at) => round * each + at)
          round += 1
          await checkpoint()
          const telling: Telling = { origin, path: noticePath, platformKey: till.platformKey, bodies, turns, signFirst: true }
          const told = await teller.ask<Told>(telling)
          const refused = told.statuses.filter((status) => status !== 204).length
          if (refused > 0) throw new Error(`${origin}: ${refused} notices were not booked`)
          heard(told)
          await quiet(owner)
          return told.perSecond
        }
      }
      const sides = { ours: side(ours, (told) => tookMs.push(...told.tookMs)), limit: side(limit, () => {}) }
      say('热身')
      await sides.ours()
      await sides.limit()
      tookMs.length = 0
      say(`每边 ${rounds} 轮，每轮 ${each} 笔，32 个连接`)
      const speeds = await takeTurns(rounds, sides)
      return [
        speed({ name: 'notice', title: '支付通知记账', unit: '笔/秒', goal: 0.5, ...speeds }),
        size({ name: 'notice-p99', title: '支付通知应答，第 99 百分位', unit: '毫秒', ours: p99Of(tookMs), limit: 250 }),
      ]
    } finally {
      await owner.end()
      for (const { stop } of [ourServer, bareServer, teller]) await stop()
      for (const name of ['notice_ours', 'notice_bare']) await drop(name)
    }
  },
}

const [rounds, each] = [5, 500]
