// The storms in full size, each a bench of its own: a storm that loses or doubles anything ends with what it found.
import type { Bench, Given } from '../bench'
import { type Measure, size } from '../measure'
import type { Place } from '../server'
import { killTheDatabase } from './database-kills'
import { duplicates } from './duplicates'
import { killAgainAndAgain } from './kills'
import { contest } from './sessions'
import { sickLine } from './sick-line'
import { connections } from './tell'

export const storms: readonly Bench[] = [
  {
    name: 'T01',
    does: '一万笔付款，每笔通知十五遍，打乱顺序，32 个连接：各记一次，99% 的应答在 250 毫秒内',
    run: (given) =>
      withPlaces(given, ['t01'], async ([place]) => {
        const { p99Ms, ...found } = await duplicates(place, 10_000)
        expectSame('T01', found, { payments: 10_000, receipts: 10_000, numbered: 10_000, successes: 150_000, violations: [] })
        return [size({ name: 'T01', title: '通知应答，第 99 百分位', unit: '毫秒', ours: p99Ms, limit: 250 })]
      }),
  },
  {
    name: 'T03',
    does: '在记账的四个时点杀死服务程序，共 200 次：重送之后账目与平静的一天逐字节相同',
    run: (given) =>
      withPlaces(given, ['t03_hit', 't03_calm'], async ([hit, calm]) => {
        expectSame('T03', await killAgainAndAgain(hit, calm as Place, 200), {
          deaths: 200,
          differing: [],
          unnumbered: 0,
          gaps: 0,
          violations: [],
        })
        return [all('T03', '杀死后账目仍相同', 200)]
      }),
  },
  {
    name: 'T04',
    does: '通知到来之时杀死数据库，共 20 次：应答过的都已记账，多记的不超过连接数，五秒之内恢复收款',
    run: async ({ say }) => {
      const { slowestReturnMs, mostUnanswered, ...found } = await killTheDatabase(20, 200, say)
      const wanted = { deaths: 20, lost: 0, otherAnswers: 0, payments: 4_000, receipts: 4_000, numbered: 4_000, violations: [] }
      expectSame('T04', found, wanted)
      if (mostUnanswered > connections) throw new Error(`T04: ${mostUnanswered} booked and not answered over ${connections} connections`)
      return [size({ name: 'T04', title: '数据库复活后恢复收款，最慢一次', unit: '毫秒', ours: slowestReturnMs, limit: 5_000 })]
    },
  },
  {
    name: 'T10',
    does: '64 个会话同时付同一张账单，一千轮：每轮恰有一个开始',
    run: (given) =>
      withPlaces(given, ['t10'], async ([place]) => {
        expectSame('T10', await contest(place, 1_000), { fair: 1_000, orders: 1_000, violations: [] })
        return [all('T10', '恰有一个开始的轮数', 1_000)]
      }),
  },
  {
    name: 'T18',
    does: '线路迟缓、中断、截断、半开，共一千次下单：没有一笔下两次单，每笔付一次、记一次',
    run: (given) =>
      withPlaces(given, ['t18'], async ([place]) => {
        const found = await sickLine(place, 1_000)
        expectSame('T18', found, { unsure: 1_000, attempts: 1_000, ordersAtWechat: 1_000, paid: 1_000, receipts: 1_000, violations: [] })
        return [all('T18', '病线上恰下一次单的付款', 1_000)]
      }),
  },
]

const withPlaces = async (
  { server, say }: Given,
  names: readonly string[],
  storm: (places: readonly [Place, ...Place[]]) => Promise<Measure[]>,
): Promise<Measure[]> => {
  const { create, drop } = await server()
  const [first, ...others] = await Promise.all(names.map((name) => create(name)))
  if (!first) throw new Error('a storm needs a place')
  say('开始')
  const measures = await storm([first, ...others])
  for (const name of names) await drop(name)
  return measures
}

const expectSame = (name: string, found: object, wanted: Readonly<Record<string, unknown>>): void => {
  const given = found as Readonly<Record<string, unknown>>
  const wrong = Object.keys(wanted).filter((key) => JSON.stringify(given[key]) !== JSON.stringify(wanted[key]))
  if (wrong.length > 0) throw new Error(`${name}: ${wrong.map((key) => `${key} ${JSON.stringify(given[key])}`).join(', ')}`)
}

const all = (name: string, title: string, count: number): Measure => ({
  name,
  title,
  unit: '次',
  ours: count,
  limit: count,
  ratio: 1,
  goal: 1,
})
