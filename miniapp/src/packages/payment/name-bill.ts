// A bill by its month; a debt from before the park's books by that.
import type { Reply } from '@yft/core/contract/routes'
import { showMonth, thisYear } from '../../text/figures'
import { cashierTexts } from '../../text/payment'

export const nameBill = ({ origin, month }: Pick<Reply<'listBills'>['bills'][number], 'origin' | 'month'>): string =>
  origin === 'opening' ? cashierTexts.opening : cashierTexts.bill(showMonth(month, thisYear()))
