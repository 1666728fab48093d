// A payment whose outcome is not known yet stands where the way to pay would be, and leads to its page.
import Taro from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { showFen } from '@yft/core/shared/show'
import { resultAddress } from '../api/to-cashier'
import { payTexts } from '../text/payment'
import { Notice } from './notice'

type InFlight = Reply<'home'>['inFlight']

export const InFlightBanner = ({ id, payments }: { id: string; payments: InFlight }) => (
  <>
    {payments.map((payment, index) => (
      <Notice
        key={payment.paymentId}
        id={`${id}-in-flight${index === 0 ? '' : `-${index}`}`}
        tone="warn"
        text={payTexts.inFlight(showFen(payment.amountFen))}
        action={{ text: payTexts.progress, onTap: () => void Taro.navigateTo({ url: resultAddress(payment) }) }}
      />
    ))}
  </>
)

/** Until then nobody else can pay the same; afterwards a payment that was never answered no longer keeps anybody from paying. */
export const blocking = (payments: InFlight, payeeName: string): InFlight =>
  payments.filter((payment) => payment.payeeName === payeeName && Date.parse(payment.until) > Date.now())
