// Alipay asks its owner through its own button, then hands over an encrypted answer that only our server can read.
import { Button } from '@tarojs/components'
import type { PhoneProof, WalletPhoneProps } from './wallet-phone'

export const WalletPhone = ({ id, text, className, onProof, onRefuse }: WalletPhoneProps) => (
  <Button
    id={id}
    className={className}
    openType="getAuthorize"
    scope="phoneNumber"
    onGetAuthorize={() => my.getPhoneNumber({ success: ({ response }) => onProof(proofOf(response)), fail: onRefuse })}
    onError={onRefuse}
  >
    {text}
  </Button>
)

declare const my: { getPhoneNumber(options: { success(answer: { response: string }): void; fail(): void }): void }

const proofOf = (text: string): PhoneProof => {
  const { response, sign } = JSON.parse(text) as { response: string; sign?: string }
  return { by: 'alipay', response, sign }
}
