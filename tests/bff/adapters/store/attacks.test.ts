/** The application can do to the database only what it must: every invariant is attacked, with its guard and, to show what it guards, without. */
import { describe, expect, test } from 'vitest'
import type { Client } from '../../../../bff/adapters/store/connect'
import { freshDatabase } from '../../../worlds/database'
import { seedTwoProjects } from '../../../worlds/two-projects'
import { type Attack, acrossProjects, balances, bills, books, facts, rights } from './attack-list'

const { admin, app, owner } = await freshDatabase()
await seedTwoProjects(owner)

describe.each([
  ['no row of one project hangs on another', acrossProjects],
  ['the books', books],
  ['balances', balances],
  ['bills', bills],
  ['facts', facts],
  ['what only the owner may', rights],
] as const)('%s', (_, attacks) => {
  test.each(attacks)('it never happens that $that', async (attack) => {
    expect(await refusal(app, attack, '')).toContain(attack.refusedBy)
    expect(await refusal(admin, attack, `${attack.withoutGuard}; set local role yft_app;`)).toBe('')
  })
})

/** What the server says to the attack, up to the checks that wait for the commit; nothing is kept. */
async function refusal(client: Client, attack: Attack, first: string): Promise<string> {
  const done = new Error('rolled back')
  try {
    await client.begin(async (transaction) => {
      await transaction.unsafe(`${first}${attack.tries} set constraints all immediate;`)
      throw done
    })
  } catch (fault) {
    if (fault === done) return ''
    const { message, constraint_name, column_name } = fault as { message: string; constraint_name?: string; column_name?: string }
    return [message, constraint_name, column_name].join(' ')
  }
  return ''
}
