// A button by which the wallet vouches for its owner's phone number; null in a browser.
import type { Input } from '@yft/core/contract/routes'
import type { ComponentType } from 'react'

export declare const WalletPhone: ComponentType<WalletPhoneProps> | null

export type PhoneProof = Input<'bindByContract'>['proof']

export interface WalletPhoneProps {
  id: string
  text: string
  className?: string
  onProof(proof: PhoneProof): void
  /** The owner said no, or the wallet gave nothing. */
  onRefuse(): void
}
