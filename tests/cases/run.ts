// Replays golden cases through the real program: npm run cases -- park DIR, npm run cases -- tariff FILE…
import { runMetering } from './metering'
import { runPark } from './park'
import { runTariff } from './tariff'

type Runner = (targets: readonly string[]) => boolean | Promise<boolean>

const runners: Readonly<Record<string, { takes: string; run: Runner }>> = {
  metering: { takes: 'FILE…', run: (files) => runMetering(files) },
  park: { takes: 'DIR', run: ([folder = '']) => runPark(folder) },
  tariff: { takes: 'FILE…', run: (files) => runTariff(files) },
}

const [family = '', ...targets] = process.argv.slice(2)
const runner = runners[family]

if (!runner || targets.length === 0) {
  const ways = Object.entries(runners).map(([name, { takes }]) => `npm run cases -- ${name} ${takes}`)
  process.stdout.write(`用法: ${ways.join('\n      ')}\n`)
  process.exitCode = 2
} else {
  process.exitCode = (await runner.run(targets)) ? 0 : 1
}
