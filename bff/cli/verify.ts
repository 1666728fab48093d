// yft verify explanations: shows each published line that does not follow from its own 算费依据.
import { ledgerStore } from '../adapters/store/ledger/ledger-store'
import { verifyExplanations } from '../usecases/ledger/verify-explanations'
import type { Command } from './command'

const usage = 'verify explanations'

export const verifyCommand: Command = {
  name: 'verify',
  usage,
  does: '按算费依据重算每一行已发布的明细，列出差异',
  run: async (args, context) => {
    if (args.join(' ') !== 'explanations') {
      context.out(`用法: npm run yft -- ${usage}`)
      return 2
    }
    const verified = await verifyExplanations({ store: ledgerStore(context.sql), tell: context.out })
    context.out(`${verified.lineCount} 条，差异 ${verified.differences}`)
    return verified.differences === 0 ? 0 : 1
  },
}
