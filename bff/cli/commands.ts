// The list of the operator's commands.
import type { Command } from './command'
import { importCommand } from './import'

export const commands: readonly Command[] = [importCommand]
