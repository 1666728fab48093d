// Readings of one meter: per stretch its device, its days, where they come from, and per register start, end and difference.
import { View } from '@tarojs/components'
import type { RegisterName, UsageSegment } from '@yft/core/contract/basis'
import type { Month } from '@yft/core/shared/month'
import { showQuantity } from '@yft/core/shared/show'
import { registerNames } from '@yft/core/text/fees'
import { Card } from '../../../../parts/card'
import { Notice } from '../../../../parts/notice'
import { Table } from '../../../../parts/table'
import { Tick } from '../../../../parts/tick'
import {
  basisTexts,
  continuity,
  differenceOf,
  joinedMonths,
  nameMeter,
  rollOver,
  sourceOf,
  spanOf,
  usageHead,
} from '../../../../text/basis'
import { thisYear } from '../../../../text/figures'
import styles from './readings.module.scss'

/** One register with its stretches, in order of time. */
export interface Dial {
  register: RegisterName
  segments: readonly UsageSegment[]
  joinedMonths: readonly Month[]
  /** Whether it starts where the bill before ended; absent when there was none. */
  continues?: boolean
}

export interface ReadingsProps {
  id: string
  utility: 'power' | 'water'
  month: Month
  dials: readonly Dial[]
}

export const Readings = ({ id, utility, month, dials }: ReadingsProps) => {
  const stretches = stretchesOf(dials)
  const joined = dials.find((dial) => dial.joinedMonths.length > 0)
  return (
    <Card id={`${id}-readings`} title={basisTexts.readings}>
      {joined && <Notice id={`${id}-joined`} tone="warn" text={joinedMonths(joined.joinedMonths, month, thisYear())} />}
      {stretches.map((stretch, index) => (
        <Stretch
          key={stretch.title + stretch.entries[0]?.register}
          id={index === 0 ? id : `${id}-${index + 1}`}
          utility={utility}
          title={stretches.length > 1 ? stretch.title : ''}
          entries={stretch.entries}
        />
      ))}
      <Continuity id={`${id}-continues`} dials={dials} />
    </Card>
  )
}

const Continuity = ({ id, dials }: { id: string; dials: readonly Dial[] }) => {
  if (dials.some(({ continues }) => continues === false)) return <Notice id={id} tone="warn" text={continuity.other} />
  return dials.every(({ continues }) => continues) ? <Tick id={id} text={continuity.same} /> : null
}

interface Entry {
  register: RegisterName
  segment: UsageSegment
}

const Stretch = ({ id, utility, title, entries }: { id: string; utility: 'power' | 'water'; title: string; entries: readonly Entry[] }) => {
  const [first] = entries
  if (!first) return null
  const year = thisYear()
  return (
    <View id={`${id}-stretch`} className={styles.stretch}>
      {title && <View className={styles.title}>{title}</View>}
      <View id={`${id}-meter`}>{nameMeter(utility, first.segment)}</View>
      <View id={`${id}-span`} className={styles.note}>
        {spanOf(first.segment, year)}
      </View>
      <View id={`${id}-source`} className={styles.note}>
        {sourceOf(first.segment, year)}
      </View>
      <Table
        id={`${id}-readings-table`}
        heads={[...basisTexts.readingHeads, usageHead(utility, first.segment.multiplier)]}
        rows={entries.map((entry) => rowOf(id, entry))}
      />
      {entries.map(
        ({ register, segment }) =>
          segment.rolledOver && (
            <View key={register} id={`${id}-${register}-rolled`} className={styles.note}>
              {`${registerNames[register]} ${rollOver(segment)}`}
            </View>
          ),
      )}
    </View>
  )
}

const rowOf = (id: string, { register, segment }: Entry) => {
  const at = `${id}-${register}`
  return {
    key: register,
    cells: [
      { text: registerNames[register] },
      { id: `${at}-start`, text: segment.start.value },
      { id: `${at}-end`, text: segment.end.value },
      { id: `${at}-difference`, text: showQuantity(differenceOf(segment)) },
      { id: `${at}-usage`, text: showQuantity(segment.quantity) },
    ],
  }
}

/** The n-th stretches of all registers stand together: before a swap the old device, after it the new one. */
const stretchesOf = (dials: readonly Dial[]): { title: string; entries: Entry[] }[] => {
  const most = Math.max(0, ...dials.map(({ segments }) => segments.length))
  const swapped = dials.some(({ segments }) => segments.some(({ start }, index) => index > 0 && start.source === 'start'))
  return Array.from({ length: most }, (_, index) => ({
    title: swapped && most === 2 ? (index === 0 ? basisTexts.old : basisTexts.new) : basisTexts.stretch(index + 1),
    entries: dials.flatMap(({ register, segments }) => {
      const segment = segments[index]
      return segment ? [{ register, segment }] : []
    }),
  }))
}
