// Takes a park's files in, all of them or nothing: every fault at once, every change shown, the same files again change nothing.
import { check } from '@yft/core/estate/check'
import { diffPark, type ParkDiff } from '@yft/core/estate/diff'
import type { Fault } from '@yft/core/estate/fault'
import { type Rows, tables } from '@yft/core/estate/park'
import { withPositions } from '@yft/core/estate/positions'
import { projectOf } from '@yft/core/estate/project-of'
import { type ParkFiles, type ReadPark, readPark } from '@yft/core/estate/read-park'
import type { Placed } from '@yft/core/estate/read-table'
import { type View, viewOf } from '@yft/core/estate/view'
import { earlier, later } from '@yft/core/shared/day'
import type { Span } from '@yft/core/shared/span'
import type { InTransaction, Settled, Stores } from '../../ports/transaction'
import { publishOpeningDebts } from '../billing/publish-opening-debts'
import { changedForGood, linesAltered } from './guard-published'

export interface Needs {
  inTransaction: InTransaction
  now: () => Date
  progress: (text: string) => void
}

export interface Input extends ParkFiles {
  dryRun: boolean
}

export type Imported =
  | { kind: 'faulty'; faults: readonly Fault[]; warnings: readonly string[] }
  | { kind: 'refused'; reasons: readonly string[]; diff: ParkDiff; warnings: readonly string[] }
  | { kind: 'done'; kept: boolean; diff: ParkDiff; warnings: readonly string[] }

export const importPark =
  (needs: Needs) =>
  async (input: Input): Promise<Imported> => {
    if (input.files.length === 0) return { kind: 'faulty', faults: input.faults, warnings: [] }
    needs.progress('读取文件')
    const read = readPark(input)
    const warnings = tables.flatMap((table) => read[table].warnings)
    return needs.inTransaction((stores) => decideAndKeep(needs, stores, input, read, warnings))
  }

const decideAndKeep = async (
  needs: Needs,
  stores: Stores,
  input: Input,
  read: ReadPark,
  warnings: readonly string[],
): Promise<Settled<Imported>> => {
  await stores.estate.waitForTurn()
  const kept = await stores.estate.known(daysOf(read.readings.rows))
  needs.progress('核对')
  const view = viewOf(withPositions(read, kept), kept)
  const faults = check(view)
  if (faults.length > 0) return { keep: false, answer: { kind: 'faulty', faults, warnings } }
  const diff = diffPark(view)
  const billed = await stores.estate.billedProjects()
  const reasons = changedForGood(diff, billed)
  if (reasons.length > 0) return { keep: false, answer: { kind: 'refused', reasons, diff, warnings } }
  const done: Imported = { kind: 'done', kept: !input.dryRun, diff, warnings }
  if (isEmpty(diff)) return { keep: false, answer: done }
  needs.progress('写入')
  const now = needs.now()
  await stores.estate.keep({ diff, view, now, progress: needs.progress })
  const altered = await linesAltered(stores, { diff, view, billed }, needs.progress)
  if (altered.length > 0) return { keep: false, answer: { kind: 'refused', reasons: altered, diff, warnings } }
  for (const projectId of indebted(diff, view)) await publishOpeningDebts(stores, projectId, now)
  return { keep: !input.dryRun, answer: done }
}

const indebted = (diff: ParkDiff, view: View): Set<string> =>
  new Set(diff.opening.added.map((debt) => projectOf(view, debt)).filter((projectId) => projectId !== null))

const daysOf = (readings: readonly Placed<Rows['readings']>[]): Span | null => {
  const first = readings[0]?.row.onDay
  if (first === undefined) return null
  return readings.reduce<Span>(({ from, to }, { row }) => ({ from: earlier(from, row.onDay), to: later(to, row.onDay) }), {
    from: first,
    to: first,
  })
}

const isEmpty = (diff: ParkDiff): boolean => tables.every((table) => diff[table].added.length + diff[table].changed.length === 0)
