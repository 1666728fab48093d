// T03 at a fiftieth of its size: the server dies once at each point.
import { expect, test } from 'vitest'
import { killAgainAndAgain } from '../../bench/storms/kills'
import { freshDatabase } from '../../worlds/database'

const [disturbed, undisturbed] = [await freshDatabase(), await freshDatabase()]

test('the server is killed before the insert, before the commit, before the answer and before the job: the books are those of a calm day', async () => {
  expect(await killAgainAndAgain(disturbed, undisturbed, 4)).toEqual({
    kills: 4,
    deaths: 4,
    differing: [],
    unnumbered: 0,
    gaps: 0,
    violations: [],
  })
}, 300_000)
