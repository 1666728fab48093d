// Replays golden cases through the real program: npm run cases -- park DIR
import { runPark } from './park'

const runners: Readonly<Record<string, (target: string) => Promise<boolean>>> = { park: runPark }

const [family = '', target] = process.argv.slice(2)
const runner = runners[family]

if (!runner || target === undefined) {
  process.stdout.write(`用法: npm run cases -- ${Object.keys(runners).join('|')} DIR\n`)
  process.exitCode = 2
} else {
  process.exitCode = (await runner(target)) ? 0 : 1
}
