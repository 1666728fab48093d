// Before a run is published: whose amount moved by more than 30 %, who is new, who is gone.
import { expect, test } from 'vitest'
import { preview } from '../../../core/receivable/preview'
import { fen } from '../../../core/shared/fen'

const amounts = (of: Readonly<Record<string, number>>) =>
  Object.entries(of).map(([contractNo, amountFen]) => ({ contractNo, amountFen: fen(amountFen) }))

test('exactly 30 % more or less is quiet, a fen beyond is told, the largest move first', () => {
  const before = amounts({ A: 1000, B: 1000, C: 1000, D: 1000, E: 100_000 })
  const now = amounts({ A: 1300, B: 1301, C: 700, D: 699, E: 200_000 })
  expect(preview(before, now).moved.map(({ contractNo }) => contractNo)).toEqual(['E', 'B', 'D'])
})

test('from nothing to something is a move; a credit month compares by its size', () => {
  const before = amounts({ A: 0, B: -1000 })
  const now = amounts({ A: 1, B: -1200 })
  expect(preview(before, now).moved).toEqual([{ contractNo: 'A', beforeFen: 0, nowFen: 1 }])
})

test('who was not billed last month is new, who is not billed now is gone', () => {
  const { fresh, vanished } = preview(amounts({ A: 5, B: 6 }), amounts({ B: 6, C: 7 }))
  expect({ fresh, vanished }).toEqual({ fresh: amounts({ C: 7 }), vanished: amounts({ A: 5 }) })
})
