// The list of the operator's commands.
import { billCommand } from './bill'
import type { Command } from './command'
import { exportCommand } from './export'
import { importCommand } from './import'
import { inviteCommand } from './invite'
import { migrateCommand } from './migrate'
import { readMetersCommand } from './read-meters'
import { trialBalanceCommand } from './trial-balance'
import { verifyCommand } from './verify'

export const commands: readonly Command[] = [
  importCommand,
  readMetersCommand,
  billCommand,
  exportCommand,
  verifyCommand,
  trialBalanceCommand,
  inviteCommand,
  migrateCommand,
]
