// The operator's command: finds the verb in the list, runs it, and ends with its exit code.

import { commands } from './commands'
import { openContext } from './context'

const [name, ...args] = process.argv.slice(2)
const command = commands.find((candidate) => candidate.name === name)

if (!command) {
  process.stdout.write(`用法: npm run yft -- 命令 [参数]\n\n${commands.map((c) => `  ${c.usage.padEnd(64)} ${c.does}`).join('\n')}\n`)
  process.exitCode = name === undefined || name === 'help' ? 0 : 2
} else {
  const opened = await openContext(process.env)
  if (opened.ok) {
    try {
      process.exitCode = await command.run(args, opened.value)
    } finally {
      await opened.value.close()
    }
  } else {
    process.stderr.write(`${opened.detail.sentence}\n`)
    process.exitCode = 1
  }
}
