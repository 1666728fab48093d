// yft trial-balance: the accounts' turnover and balances, and whether the books agree with the bills.
import { parseDay } from '@yft/core/shared/day'
import { subtractFen } from '@yft/core/shared/fen'
import { showAmount } from '@yft/core/shared/show'
import { ledgerStore } from '../adapters/store/ledger/ledger-store'
import { type TrialBalance, trialBalance } from '../usecases/ledger/trial-balance'
import { projectsNamed } from './bill'
import type { Command } from './command'
import { readOptions } from './options'

const usage = 'trial-balance [--project DG01] [--as-of 2026-03-31]'

export const trialBalanceCommand: Command = {
  name: 'trial-balance',
  usage,
  does: '试算平衡表，并核对应收账款与账单',
  run: async (args, context) => {
    const options = readOptions(args, { texts: ['project', 'as-of'] })
    const asOfText = options?.texts['as-of']
    const asOf = asOfText === undefined ? null : parseDay(asOfText)
    if (!options || options.words.length > 0 || (asOfText !== undefined && asOf === null)) {
      context.out(`用法: npm run yft -- ${usage}`)
      return 2
    }
    const projectId = options.texts.project
    if ((await projectsNamed(context, projectId)) === null) return 1
    const found = await trialBalance(ledgerStore(context.sql), { projectId: projectId ?? null, asOf })
    for (const line of tableOf(found)) context.out(line)
    return found.agrees ? 0 : 1
  },
}

const tableOf = (found: TrialBalance): string[] => [
  '科目\t名称\t借方\t贷方\t余额',
  ...found.accounts.map(({ account, name, debitFen, creditFen, balanceFen }) =>
    [account, name, showAmount(debitFen), showAmount(creditFen), showAmount(balanceFen)].join('\t'),
  ),
  ['合计', '', showAmount(found.debitFen), showAmount(found.creditFen), showAmount(subtractFen(found.debitFen, found.creditFen))].join(
    '\t',
  ),
  found.agrees
    ? `1122 应收账款 ${showAmount(found.booksFen)} = 账单待缴合计 ${showAmount(found.owedFen)}，相符`
    : `1122 应收账款 ${showAmount(found.booksFen)}，账单待缴合计 ${showAmount(found.owedFen)}，相差 ${showAmount(subtractFen(found.booksFen, found.owedFen))}`,
]
