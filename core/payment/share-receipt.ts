// Which money settles what: the order's items in their order, each up to what is open now; the rest becomes a prepayment (预收) of the party.
import { addFen, type Fen, fen, negateFen, subtractFen, sumFen, zeroFen } from '../shared/fen'
import type { PaidAs } from './order'

/** The last link of a balance's chain; seq 0 where there is none yet. */
export interface ChainEnd {
  account: string
  seq: number
  afterFen: Fen
}

export interface OrderItem {
  /** What of it is open stands in the chain of the receivable. */
  chain: ChainEnd
  feeKind: string
  /** What the payer saw and agreed to. */
  quotedFen: Fen
}

export interface ReceiptPart {
  kind: 'allocation' | 'prepayment'
  amountFen: Fen
  move: ChainEnd & { beforeFen: Fen; deltaFen: Fen }
  explanation: Explanation
}

/** Why the part is what it is, kept with it. */
export type Explanation =
  | { rule: 'order-items'; quotedFen: Fen; openFen: Fen }
  /** `late`: the order was closed when the money came; `second`: it had been paid before; `less-open`: part of it was settled otherwise meanwhile. */
  | { rule: 'rest'; why: 'late' | 'second' | 'less-open'; openFen: Fen }

/** The parts add up to the amount; none is zero. Money for a closed or settled order settles nothing, so that nobody is surprised. */
export const shareReceipt = (money: { amountFen: Fen; as: PaidAs; items: readonly OrderItem[]; prepayment: ChainEnd }): ReceiptPart[] => {
  const parts: ReceiptPart[] = []
  let restFen = money.amountFen
  for (const item of money.as === 'settlement' ? money.items : []) {
    const amountFen = fen(Math.min(restFen, item.chain.afterFen))
    if (amountFen === zeroFen) continue
    parts.push(allocation(item, amountFen))
    restFen = subtractFen(restFen, amountFen)
  }
  return restFen === zeroFen ? parts : [...parts, prepayment(money, restFen)]
}

const allocation = ({ chain, quotedFen }: OrderItem, amountFen: Fen): ReceiptPart => ({
  kind: 'allocation',
  amountFen,
  move: continued(chain, negateFen(amountFen)),
  explanation: { rule: 'order-items', quotedFen, openFen: chain.afterFen },
})

const prepayment = (money: Parameters<typeof shareReceipt>[0], amountFen: Fen): ReceiptPart => ({
  kind: 'prepayment',
  amountFen,
  move: continued(money.prepayment, amountFen),
  explanation: {
    rule: 'rest',
    why: money.as === 'settlement' ? 'less-open' : money.as,
    openFen: sumFen(money.items.map((item) => item.chain.afterFen)),
  },
})

const continued = ({ account, seq, afterFen }: ChainEnd, deltaFen: Fen): ReceiptPart['move'] => ({
  account,
  seq: seq + 1,
  beforeFen: afterFen,
  deltaFen,
  afterFen: addFen(afterFen, deltaFen),
})
