// Measures what the program promises about speed and size, each against its own limit: npm run bench [-- NAME…] [--json]
import type { Bench } from './bench'
import { billingRun } from './billing-run/billing-run'
import { importReadings } from './import-readings/import-readings'
import { isMet, type Measure } from './measure'
import { meterCodec } from './meters/codec'
import { meterLines } from './meters/lines'
import { notice } from './notice/notice'
import { packages } from './packages'
import { reads } from './reads/reads'
import { openServer, type Server } from './server'
import { storms } from './storms/storms'
import { tableOf } from './table'

const benches: readonly Bench[] = [reads, notice, billingRun, importReadings, packages, meterCodec, meterLines, ...storms]

const main = async (args: readonly string[]): Promise<number> => {
  const names = args.filter((arg) => arg !== '--json')
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name))
  if (unknown.length > 0) {
    process.stdout.write(`没有这个项目: ${unknown.join(' ')}\n用法: npm run bench [-- 项目…] [--json]\n`)
    for (const { name, does } of benches) process.stdout.write(`  ${name}  ${does}\n`)
    return 2
  }
  const { measures, broken } = await measure(benches.filter(({ name }) => names.length === 0 || names.includes(name)))
  for (const line of args.includes('--json') ? measures.map(lineOf) : tableOf(measures)) process.stdout.write(`${line}\n`)
  return broken.length === 0 && measures.every(isMet) ? 0 : 1
}

/** A bench that breaks takes none of the others' figures with it. */
const measure = async (chosen: readonly Bench[]): Promise<{ measures: Measure[]; broken: string[] }> => {
  let opened: Promise<Server> | undefined
  const server = () => {
    opened ??= openServer()
    return opened
  }
  const close = async () => (await opened)?.close()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().finally(() => process.exit(130)))
  const [measures, broken]: [Measure[], string[]] = [[], []]
  for (const { name, run } of chosen) {
    const say = (text: string) => void process.stderr.write(`${name}: ${text}\n`)
    try {
      measures.push(...(await run({ server, say })))
    } catch (fault) {
      broken.push(name)
      say(`没有测成：${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`)
    }
  }
  await close()
  return { measures, broken }
}

const lineOf = ({ name, ours, limit, ratio, goal }: Measure): string => JSON.stringify({ name, ours, limit, ratio, goal })

process.exitCode = await main(process.argv.slice(2))
