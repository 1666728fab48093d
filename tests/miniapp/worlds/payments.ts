// A payment of the bill of room A-1203, in each of its states, as the server tells it; and the hosts it can be paid on.
import type { Reply } from '@yft/core/contract/routes'
import { fen } from '@yft/core/shared/fen'
import { month } from '@yft/core/shared/month'
import { vi } from 'vitest'
import * as park from './a-1203'

export const paymentId = `pay_${'7'.repeat(26)}`
export const params = { project: park.projectId, payment: paymentId }
export const started = '2025-06-03T08:30:00.000Z'
export const until = '2025-06-03T08:45:00.000Z'

/** Its three fees can be paid. */
export const row: Reply<'listBills'>['bills'][number] = {
  ...park.row,
  owing: park.bill.receivables.map(({ receivableId, openFen }) => ({ receivableId, openFen })),
}

export const bills: Reply<'listBills'> = { ...park.bills, bills: [row] }

type Payment = Reply<'seePayment'>

export const awaiting: Payment = {
  projectId: park.projectId,
  paymentId,
  state: 'awaiting',
  way: 'qr',
  payeeName: row.payeeName,
  amountFen: fen(386_311),
  startedAt: started,
  until,
  paidAt: null,
  byMe: true,
  unpaidAt: null,
  receipts: [],
  bills: [
    {
      billId: row.billId,
      contractNo: row.contractNo,
      month: row.month,
      feeKinds: row.feeKinds,
      quotedFen: fen(386_311),
      openFen: fen(386_311),
    },
  ],
  demo: true,
}

export const asking: Payment = { ...awaiting, state: 'asking' }

const receipt: Payment['receipts'][number] = {
  number: 'SJ-SF01-202506-0001',
  amountFen: fen(386_311),
  paidAt: '2025-06-03T08:31:00.000Z',
  settledFen: fen(386_311),
  prepaidFen: fen(0),
  surplusWhy: null,
}

export const settled: Payment = {
  ...awaiting,
  state: 'settled',
  paidAt: receipt.paidAt,
  receipts: [receipt],
  bills: awaiting.bills.map((bill) => ({ ...bill, openFen: fen(0) })),
}

export const paidTwice: Payment = {
  ...settled,
  receipts: [
    receipt,
    {
      ...receipt,
      number: null,
      paidAt: '2025-06-03T08:32:00.000Z',
      settledFen: fen(0),
      prepaidFen: fen(386_311),
      surplusWhy: 'second',
    },
  ],
}

export const walletTicket: Reply<'startPayment'>['ticket'] = {
  kind: 'jsapi',
  params: { appId: 'wx1', timeStamp: '1748939400', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' },
}

export const codeTicket: Reply<'startPayment'>['ticket'] = { kind: 'native', codeUrl: 'weixin://wxpay/bizpayurl?pr=abc' }

export const inFlight: Reply<'home'>['inFlight'][number] = {
  projectId: park.projectId,
  paymentId,
  state: 'asking',
  way: 'qr',
  payeeName: row.payeeName,
  amountFen: fen(386_311),
  startedAt: started,
  until: '2999-01-01T00:00:00.000Z',
  paidAt: null,
}

type Parts = Reply<'paymentParts'>

export const part = (of: string, amountFen: number, openAfterFen = 0): Parts['receipts'][number]['parts'][number] => ({
  kind: 'allocation',
  amountFen: fen(amountFen),
  billId: park.billId,
  month: month(of),
  contractNo: 'HT-SF01-0012',
  feeKind: 'property',
  openBeforeFen: fen(amountFen + openAfterFen),
  openAfterFen: fen(openAfterFen),
})

/** 1,000.00 yuan: three months of 300.00 each, and 100.00 that nothing was open for any more. */
export const parts: Parts = {
  projectId: park.projectId,
  paymentId: paymentId,
  receipts: [
    {
      number: 'SJ-SF01-202506-0001',
      amountFen: fen(100_000),
      paidAt: '2025-06-03T08:31:00.000Z',
      parts: [
        part('2025-03', 30_000),
        part('2025-04', 30_000),
        part('2025-05', 30_000),
        { kind: 'prepayment', amountFen: fen(10_000), why: 'less-open', balanceFen: fen(12_000) },
      ],
    },
  ],
  demo: true,
}

/** Of each ability the file of another host; to be called before a page is shown. */
export const onHost = (host: 'weapp' | 'alipay') =>
  vi.doMock('../../../miniapp/src/platform/pay.h5.ts', () => import(`../../../miniapp/src/platform/pay.${host}.ts`))
