// npm start: the demo, or with --no-demo the server that the settings describe; ends in order on Ctrl+C or SIGTERM.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Outcome, refuse } from '@yft/core/shared/outcome'
import { startDemo } from './cli/start-demo'
import { startReal } from './cli/start-real'

const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const say = (line: string) => process.stdout.write(`${line}\n`)

const start = async (args: readonly string[]): Promise<Outcome<() => Promise<void>, string>> => {
  if (args.length === 0) return startDemo(root, process.env, say)
  if (args.length === 1 && args[0] === '--no-demo') return startReal(root, process.env, say)
  return refuse('called-wrongly', { sentence: '用法: npm start [-- --no-demo]' })
}

/** A second signal does not wait. */
const stopOnSignal = (stop: () => Promise<void>): void => {
  let stopping = false
  const end = () => {
    if (stopping) process.exit(1)
    stopping = true
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

const started = await start(process.argv.slice(2)).catch((fault: Error) => refuse('fault', { sentence: `启动失败：${fault.message}` }))
if (started.ok) stopOnSignal(started.value)
else {
  process.stderr.write(`${started.detail.sentence}\n`)
  process.exit(1)
}
