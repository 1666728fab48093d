// The list of the operator's commands.
import type { Command } from './command'

export const commands: readonly Command[] = []
