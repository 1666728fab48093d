// Sorts the lines of a fee by how they were computed: by meter, by pool, by area, by an item, or carried over.
import type { Basis } from '@yft/core/contract/basis'
import type { Reply } from '@yft/core/contract/routes'

type AnyLine = Reply<'basis'>['lines'][number]
export type LineOf<W extends Basis['way']> = Omit<AnyLine, 'basis'> & { basis: Extract<Basis, { way: W }> }

export const groupLines = (lines: readonly AnyLine[]) => ({
  meters: grouped(lines.filter(computedBy('metered')), ({ basis }) => basis.meterNo),
  pools: grouped(lines.filter(computedBy('shared')), ({ basis }) => basis.pool),
  pieces: lines.filter(computedBy('area')),
  items: lines.filter(computedBy('item')),
  openings: lines.filter(computedBy('opening')),
})

const computedBy =
  <W extends Basis['way']>(way: W) =>
  (line: AnyLine): line is AnyLine & LineOf<W> =>
    line.basis.way === way

const grouped = <L>(lines: readonly L[], keyOf: (line: L) => string): L[][] => {
  const groups = new Map<string, L[]>()
  for (const line of lines) groups.set(keyOf(line), [...(groups.get(keyOf(line)) ?? []), line])
  return [...groups.values()]
}
