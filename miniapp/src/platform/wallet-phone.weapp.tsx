// WeChat gives a code for the phone number, and only to its own button.
import { Button } from '@tarojs/components'
import type { WalletPhoneProps } from './wallet-phone'

export const WalletPhone = ({ id, text, className, onProof, onRefuse }: WalletPhoneProps) => (
  <Button
    id={id}
    className={className}
    openType="getPhoneNumber"
    onGetPhoneNumber={({ detail }) => (detail.code ? onProof({ by: 'wechat', code: detail.code }) : onRefuse())}
  >
    {text}
  </Button>
)
