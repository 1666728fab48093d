// How a payment stands, as shape, word and colour; the shape is drawn, not taken from a font.
import { View } from '@tarojs/components'
import { paymentStateNames } from '../../../text/payment'
import styles from './payment-tag.module.scss'

export const PaymentTag = ({ id, state }: { id: string; state: keyof typeof paymentStateNames }) => (
  <View id={id} className={`${styles.tag} ${styles[state]}`}>
    <View className={styles.shape} />
    {paymentStateNames[state]}
  </View>
)
