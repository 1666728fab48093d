// The ways to the cashier and to a payment's page: which bills are paid stands in the address, what they cost is asked there.
import Taro from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { toast } from '../parts/toast'
import { failureText } from '../text/failure'
import { call } from './client'

type Bill = Reply<'listBills'>['bills'][number]

export const cashierAddress = (projectId: string, billIds: readonly string[]): string =>
  `/packages/payment/cashier/index?project=${projectId}&bills=${billIds.join(',')}`

export const openCashier = (projectId: string, billIds: readonly string[]): Promise<unknown> =>
  Taro.navigateTo({ url: cashierAddress(projectId, billIds) })

export const resultAddress = ({ projectId, paymentId }: { projectId: string; paymentId: string }): string =>
  `/packages/payment/result/index?project=${projectId}&payment=${paymentId}`

/** All that is open of one payee; where that lies in two parks the payer chooses on 账单. */
export const payAllOf = async (payeeName: string, leaseId: string | undefined): Promise<void> => {
  const bills: Bill[] = []
  let after: string | null | undefined
  do {
    const answer = await call('listBills', { show: 'open', leaseId, after: after ?? undefined })
    if (!answer.ok) return toast(failureText(answer))
    bills.push(...answer.reply.bills.filter((bill) => bill.payeeName === payeeName && bill.owing.length > 0))
    after = answer.reply.next
  } while (after)
  const [first] = bills
  if (first && bills.every(({ projectId }) => projectId === first.projectId) && countItems(bills) <= MOST_ITEMS)
    await openCashier(
      first.projectId,
      bills.map(({ billId }) => billId),
    )
  else await Taro.switchTab({ url: '/pages/bills/index' })
}

/** What one payment takes at most. */
export const MOST_ITEMS = 200

export const countItems = (bills: readonly Bill[]): number => bills.reduce((sum, { owing }) => sum + owing.length, 0)
