// yft bill: computes a month of one park or of all, keeps it as a checked draft, publishes it, or throws the draft away.
import { problemText } from '@yft/core/receivable/problem'
import type { Month } from '@yft/core/shared/month'
import { showFen } from '@yft/core/shared/show'
import { feeNames } from '@yft/core/text/fees'
import { billingStore } from '../adapters/store/billing/billing-store'
import { inTransaction } from '../adapters/store/transaction'
import { type BilledMonth, billMonth } from '../usecases/billing/bill-month'
import { discardDraft } from '../usecases/billing/discard-draft'
import type { CliContext, Command } from './command'
import { monthOption, readOptions } from './options'

const usage = 'bill --month 2026-03 [--project DG01] [--publish | --discard]'

export const billCommand: Command = {
  name: 'bill',
  usage,
  does: '计费：生成并检查草稿；--publish 发布；--discard 丢弃草稿',
  run: async (args, context) => {
    const options = readOptions(args, { texts: ['month', 'project'], flags: ['publish', 'discard'] })
    const month = options && monthOption(options)
    if (!options || !month || options.words.length > 0 || options.flags.size > 1) {
      context.out(`用法: npm run yft -- ${usage}`)
      return 2
    }
    const projects = await projectsNamed(context, options.texts.project)
    if (projects === null) return 1
    let refused = 0
    for (const { id, name } of projects) {
      context.out(`${name}（${id}） ${month}`)
      const done = options.flags.has('discard')
        ? await discarded(context, { projectId: id, month })
        : await billed(context, { projectId: id, month, publish: options.flags.has('publish') })
      if (!done) refused += 1
    }
    return refused > 0 ? 1 : 0
  },
}

/** All of them, or the one named; null, and said, when there is none. */
export const projectsNamed = async (
  context: CliContext,
  projectId: string | undefined,
): Promise<readonly { id: string; name: string }[] | null> => {
  const all = await billingStore(context).projects()
  const named = projectId === undefined ? all : all.filter((project) => project.id === projectId)
  if (named.length > 0) return named
  context.out(projectId === undefined ? '还没有园区，请先导入数据' : `没有项目编码为 ${projectId} 的园区`)
  return null
}

const discarded = async (context: CliContext, of: { projectId: string; month: Month }): Promise<boolean> => {
  const there = await discardDraft({ inTransaction: inTransaction(context) })(of)
  context.out(there ? '  草稿已丢弃' : '  没有草稿')
  return true
}

const billed = async (context: CliContext, input: { projectId: string; month: Month; publish: boolean }): Promise<boolean> => {
  const progress = ({ leases, ofLeases }: { leases: number; ofLeases: number }) => context.progress(`  已算 ${leases} / ${ofLeases} 份合同`)
  const outcome = await billMonth({ inTransaction: inTransaction(context), now: context.now, progress })(input)
  context.progress('')
  if (!outcome.ok) {
    context.out(`  不能计费：${refusalTexts[outcome.code]}（${outcome.detail.fee}，${outcome.detail.onDay}）`)
    return false
  }
  for (const line of reportOf(outcome.value)) context.out(`  ${line}`)
  return true
}

const refusalTexts = { 'no-payee': '这个费项没有收款公司', 'no-tax-rate': '这个费项没有税率' } as const

const reportOf = (month: BilledMonth): string[] => {
  if (month.state === 'nothing-new') return ['没有新的账单：本月已经发布过，或者没有可计费的内容，什么都没有改变']
  const state = month.state === 'published' ? '已发布' : '草稿已检查，确认后加 --publish 发布'
  return [
    ...[...month.byFeeKind].map(([feeKind, amountFen]) => `${feeNames[feeKind] ?? feeKind} ${showFen(amountFen)}`),
    `合计 ${showFen(month.amountFen)}，${month.billCount} 张账单，${month.lineCount} 行明细`,
    ...previewed(month),
    ...unbilled(month),
    ...(month.draftBefore === 'outdated' ? ['资料在上一份草稿之后有变化，已按现在的资料重新计算'] : []),
    ...(month.draftBefore === 'same' ? ['与上一份草稿完全一致'] : []),
    `${state}，校验值 ${month.hash}`,
  ]
}

/** So many of each; the rest is counted. */
const shownAtMost = 20

const previewed = ({ preview, state }: BilledMonth): string[] => {
  if (state === 'published') return []
  if (preview === null) return ['没有上月的账单可比']
  const { moved, fresh, vanished } = preview
  return [
    ...counted('比上月变动超过 30% 的合同', moved, (of) => `${of.contractNo} ${showFen(of.beforeFen)} → ${showFen(of.nowFen)}`),
    ...counted('上月没有账单的合同', fresh, (of) => `${of.contractNo} ${showFen(of.amountFen)}`),
    ...counted('上月有、本月没有账单的合同', vanished, (of) => `${of.contractNo} 上月 ${showFen(of.amountFen)}`),
  ]
}

const counted = <T>(title: string, found: readonly T[], text: (one: T) => string): string[] => [
  `${title} ${found.length} 份${found.length > 0 ? '：' : ''}`,
  ...found.slice(0, shownAtMost).map((one) => `  ${text(one)}`),
  ...(found.length > shownAtMost ? [`  还有 ${found.length - shownAtMost} 份`] : []),
]

const unbilled = ({ problems }: BilledMonth): string[] => {
  const faults = problems.filter((problem) => problem.code !== 'vacant')
  const borne = problems.filter((problem) => problem.code === 'vacant')
  return [
    ...(faults.length > 0 ? [`未能计费 ${faults.length} 项：`, ...faults.map((problem) => `  ${problemText(problem)}`)] : []),
    ...(borne.length > 0 ? [`运营方承担 ${borne.length} 项：`, ...borne.map((problem) => `  ${problemText(problem)}`)] : []),
  ]
}
