// 大字: four sizes to choose from, each shown in itself; chosen once, kept on this phone.
import { View } from '@tarojs/components'
import { useState } from 'react'
import { TYPE_STEPS, typeStep } from '../state/type-step'
import { typeStepNames, typeTexts } from '../text/shells'
import { Sheet } from './sheet'
import styles from './type-switch.module.scss'

export const TypeSwitch = ({ id }: { id: string }) => {
  const [open, setOpen] = useState(false)
  const step = typeStep.use()
  return (
    <>
      <View id={id} role="button" className={styles.link} hoverClass={styles.pressed ?? 'none'} onClick={() => setOpen(true)}>
        {typeTexts.switch}
      </View>
      <Sheet id={`${id}-sheet`} open={open} title={typeTexts.title} closeText={typeTexts.done} onClose={() => setOpen(false)}>
        {TYPE_STEPS.map((choice) => (
          <View
            key={choice}
            id={`${id}-${choice}`}
            role="radio"
            aria-checked={choice === step}
            className={`type-${choice} ${styles.choice} ${choice === step ? styles.chosen : ''}`}
            hoverClass={styles.pressed ?? 'none'}
            onClick={() => typeStep.set(choice)}
          >
            <View>{typeStepNames[choice]}</View>
            <View className={styles.sample}>{typeTexts.sample}</View>
          </View>
        ))}
      </Sheet>
    </>
  )
}
