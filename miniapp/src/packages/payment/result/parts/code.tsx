// The code to scan with WeChat, for how long it is good, and a button that only asks again.
import { Image, View } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '../../../../parts/button'
import { Card } from '../../../../parts/card'
import { codeTexts } from '../../../../text/payment'
import type { Payment } from '../verdict'
import styles from './code.module.scss'

const LOOK_EVERY_MS = 2_000
const TICK_MS = 1_000

export const Code = ({ payment, codeUrl, onLook }: { payment: Payment; codeUrl: string; onLook(): Promise<void> }) => {
  const picture = useMemo(() => draw(codeUrl), [codeUrl])
  const leftS = useLeftS(payment.until)
  const live = leftS > 0
  useEffect(() => {
    if (!live) return
    const timer = setInterval(() => void onLook(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [live, onLook])
  return (
    <Card id="code">
      <View className={styles.code}>
        {live && <Image id="code-picture" className={styles.picture} src={picture} aria-label={codeTexts.label} />}
        <View id="code-left" className={styles.left}>
          {live ? codeTexts.left(clock(leftS)) : codeTexts.overdue}
        </View>
      </View>
      <Button id="code-done" kind="plain" text={codeTexts.done} onTap={onLook} />
    </Card>
  )
}

const useLeftS = (until: string): number => {
  const left = () => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is left follows from until and the clock
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => setSeconds(left()), TICK_MS)
    return () => clearInterval(timer)
  }, [until])
  return seconds
}

/** `14:59` */
const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Type 0: as large as the text needs. */
const draw = (text: string): string => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  return code.createDataURL(8, 16)
}
