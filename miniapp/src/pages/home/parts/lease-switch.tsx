// Which contract the screen is about; one contract alone needs no choice.
import { View } from '@tarojs/components'
import type { Reply } from '@yft/core/contract/routes'
import { useState } from 'react'
import { Cell } from '../../../parts/cell'
import { Sheet } from '../../../parts/sheet'
import { chosenLease } from '../../../state/lease'
import { homeTexts } from '../../../text/home'
import { nameLease } from '../../../text/leases'
import styles from './lease-switch.module.scss'

type Lease = Reply<'home'>['leases'][number]

export const LeaseSwitch = ({ leases, chosen }: { leases: readonly Lease[]; chosen: Lease | null }) => {
  const [open, setOpen] = useState(false)
  const only = leases.length === 1 ? leases[0] : undefined
  if (only)
    return (
      <View id="home-lease" className={styles.name}>
        {nameLease(only)}
      </View>
    )
  const choose = (leaseId: string | null) => {
    chosenLease.set(leaseId)
    setOpen(false)
  }
  return (
    <>
      <View
        id="home-lease"
        role="button"
        className={`${styles.name} ${styles.choice}`}
        hoverClass={styles.pressed ?? 'none'}
        onClick={() => setOpen(true)}
      >
        {chosen ? nameLease(chosen) : homeTexts.allLeases}
        <View className={styles.arrow} />
      </View>
      <Sheet id="home-lease-sheet" open={open} title={homeTexts.chooseLease} closeText={homeTexts.close} onClose={() => setOpen(false)}>
        <Cell id="home-lease-all" label={homeTexts.allLeases} onTap={() => choose(null)} />
        {leases.map((lease, index) => (
          <Cell
            key={lease.leaseId}
            id={`home-lease-choice-${index}`}
            label={nameLease(lease)}
            note={`${lease.partyName} · ${lease.contractNo}`}
            onTap={() => choose(lease.leaseId)}
          />
        ))}
      </Sheet>
    </>
  )
}
