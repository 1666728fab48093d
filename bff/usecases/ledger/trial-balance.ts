// 试算平衡: what each account has turned over and holds, and whether 1122 is what the receivables say.
import { type Fen, subtractFen, sumFen, zeroFen } from '@yft/core/shared/fen'
import type { AccountBalance, AsOf, LedgerStore } from '../../ports/ledger-store'

export interface TrialBalance {
  accounts: readonly (AccountBalance & { balanceFen: Fen })[]
  debitFen: Fen
  creditFen: Fen
  /** 1122 in the books against what is owed on receivables. */
  booksFen: Fen
  owedFen: Fen
  agrees: boolean
}

export const trialBalance = async (store: LedgerStore, of: AsOf): Promise<TrialBalance> => {
  const accounts = (await store.balances(of)).map((account) => ({
    ...account,
    balanceFen: subtractFen(account.debitFen, account.creditFen),
  }))
  const owedFen = await store.owedFen(of)
  const booksFen = accounts.find((account) => account.account === '1122')?.balanceFen ?? zeroFen
  const debitFen = sumFen(accounts.map((account) => account.debitFen))
  const creditFen = sumFen(accounts.map((account) => account.creditFen))
  return { accounts, debitFen, creditFen, booksFen, owedFen, agrees: booksFen === owedFen && debitFen === creditFen }
}
