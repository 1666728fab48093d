// Computes every published line again from its stored explanation alone, and names each one that does not come out as published.
import type { Basis } from '@yft/core/contract/basis'
import { readBasis } from '@yft/core/receivable/read-basis'
import { partsAgain } from '@yft/core/share/share-out'
import { type Fen, yuanText } from '@yft/core/shared/fen'
import { feeKindOf } from '@yft/core/tariff/kinds/index'
import { feeNames } from '@yft/core/text/fees'
import type { ExplainedLine, KeptShareRun, LedgerStore } from '../../ports/ledger-store'

export interface Verified {
  lineCount: number
  differences: number
}

type Parts = ReadonlyMap<string, ReadonlyMap<string, Fen> | null>

/** `tell` gets one sentence a difference, as soon as it is found. */
export const verifyExplanations = async (needs: { store: LedgerStore; tell: (sentence: string) => void }): Promise<Verified> => {
  const verified = { lineCount: 0, differences: 0 }
  const differs = (sentence: string) => {
    verified.differences += 1
    needs.tell(sentence)
  }
  for (const set of await needs.store.publishedSets()) {
    const runs = await needs.store.shareRuns(set)
    const parts: Parts = new Map(runs.map((run) => [run.id, partsAgain(run)]))
    for (const run of runs) if (!sameParts(run, parts.get(run.id) ?? null)) differs(`公摊 ${run.id}：各户份额与重算不符`)
    for await (const lines of needs.store.explainedLines(set)) {
      verified.lineCount += lines.length
      for (const line of lines) {
        const difference = differenceOf(line, parts)
        if (difference !== null)
          differs(
            `${line.contractNo} ${line.month} ${feeNames[line.feeKind] ?? line.feeKind} ${line.object} ${line.register} ${line.id}：${difference}`,
          )
      }
    }
  }
  return verified
}

const sameParts = (run: KeptShareRun, again: ReadonlyMap<string, Fen> | null): boolean =>
  again !== null && run.parts.length === again.size && run.parts.every((part) => again.get(part.room) === part.amountFen)

const differenceOf = (line: ExplainedLine, parts: Parts): string | null => {
  const basis = readBasis(line.basis)
  if (basis === null) return '算费依据缺失或不完整'
  const again = feeKindOf(line.calculation).recompute(basis, basis.way === 'shared' ? (parts.get(basis.shareRunId) ?? null) : null)
  if (again === null) return '算费依据自相矛盾'
  if (again.amountFen !== line.amountFen) return `金额 ${yuanText(line.amountFen)}，重算 ${yuanText(again.amountFen)}`
  if (again.quantity !== line.quantity) return `数量 ${line.quantity}，重算 ${again.quantity}`
  if (again.unitPrice !== line.unitPrice) return `单价 ${line.unitPrice}，重算 ${again.unitPrice}`
  if (again.unroundedYuan !== toldUnrounded(basis)) return `取整前 ${toldUnrounded(basis)}，重算 ${again.unroundedYuan}`
  return null
}

const toldUnrounded = (basis: Basis): string | null => {
  if (basis.way === 'opening') return null
  return basis.way === 'shared' ? basis.exactYuan : basis.unroundedYuan
}
