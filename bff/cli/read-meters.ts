// yft read-meters: reads at once all meters of a park that lack a reading of the boundary day, and says what came of each.
import { type Day, dayAt, parseDay } from '@yft/core/shared/day'
import { firstDay, monthOf } from '@yft/core/shared/month'
import { askText } from '@yft/core/text/meters'
import { estimateNames } from '@yft/core/text/readings'
import { connectMeters } from '../adapters/meter/index'
import { meteringStore } from '../adapters/store/metering/index'
import { type Estimated, estimateMissing } from '../usecases/metering/estimate-missing'
import { type MeterRead, readMeters } from '../usecases/metering/read-meters'
import { projectsNamed } from './bill'
import type { CliContext, Command } from './command'
import { readOptions } from './options'

const usage = 'read-meters [--project DG01] [--day 2026-12-01] [--estimate]'

export const readMetersCommand: Command = {
  name: 'read-meters',
  usage,
  does: '远程抄表：一次读完缺读数的表；再运行只读还缺的；默认本月 1 日的读数；--estimate 读不到的按以往用量估读',
  run: async (args, context) => {
    const options = readOptions(args, { texts: ['project', 'day'], flags: ['estimate'] })
    const onDay = options && dayOption(options.texts.day, context.now())
    if (!options || !onDay || options.words.length > 0) {
      context.out(`用法: npm run yft -- ${usage}`)
      return 2
    }
    const projects = await projectsNamed(context, options.texts.project)
    if (projects === null) return 1
    const missing: number[] = []
    for (const { id, name } of projects) {
      context.out(`${name}（${id}） ${onDay} 的读数`)
      missing.push(await readProject(context, { projectId: id, onDay, estimate: options.flags.has('estimate') }))
    }
    return missing.some((count) => count > 0) ? 1 : 0
  },
}

const dayOption = (text: string | undefined, now: Date): Day | null => (text === undefined ? firstDay(monthOf(dayAt(now))) : parseDay(text))

/** How many meters still lack a reading. */
const readProject = async (context: CliContext, of: { projectId: string; onDay: Day; estimate: boolean }): Promise<number> => {
  const { now } = context
  const metering = meteringStore(context)
  const progress = ({ meters, ofMeters }: { meters: number; ofMeters: number }) => context.progress(`  已问 ${meters} / ${ofMeters} 块表`)
  const read = await readMeters({ metering, reader: connectMeters({ now }), now, progress })(of)
  context.progress('')
  if (!read.ok) {
    context.out(`  ${refusalTexts[read.code]}`)
    return 1
  }
  const by = (...kinds: readonly MeterRead['outcome']['kind'][]) => read.value.filter(({ outcome }) => kinds.includes(outcome.kind))
  const missing = by('refused', 'unsure', 'unfit', 'unreachable')
  for (const meter of missing)
    context.out(`  ${meter.meterNo} ${meter.place}：${'code' in meter.outcome ? askText(meter.outcome.code) : ''}`)
  context.out(`  新读到 ${by('read').length} 块，已有读数 ${by('known').length} 块，还缺 ${missing.length} 块`)
  if (!of.estimate || missing.length === 0) return missing.length
  const estimated = await estimateMissing({ metering })({ ...of, pointIds: missing.map(({ pointId }) => pointId) })
  for (const meter of estimated) context.out(`  ${meter.meterNo}：${estimateText(meter)}`)
  return estimated.filter(({ by }) => by === null).length
}

const estimateText = ({ by, isProlonged }: Estimated): string => {
  if (by === null) return '没有可以估读的依据，请补抄'
  return `已估读，${estimateNames[by]}${isProlonged ? '；连续多期估读，请派人处理' : ''}`
}

const refusalTexts = {
  'day-not-readable': '只能读今天或本月 1 日的读数：更早的，表里已经没有了',
  'under-way': '这个园区正在抄表，请等它结束',
} as const
