// A park's folder through the real import, the real run and the real export; what comes out is held against its truth.csv line by line.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { billCommand } from '../../bff/cli/bill'
import type { CliContext, Command } from '../../bff/cli/command'
import { exportCommand } from '../../bff/cli/export'
import { importCommand } from '../../bff/cli/import'
import { compareLines, linesUnder, monthsIn } from './compare-lines'
import { openScratch } from './scratch'

/** Whether every line agreed. */
export const runPark = async (
  folder: string,
  print: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
): Promise<boolean> => {
  const truth = readFileSync(path.join(folder, 'truth.csv'), 'utf8')
  const said: string[] = []
  const context = await openScratch((line) => said.push(line))
  try {
    const ours = await ourLines(context, folder, monthsIn(truth))
    const compared = compareLines({ truth: linesUnder(truth, truth), ours })
    for (const line of compared.missing) print(`缺少: ${line}`)
    for (const line of compared.extra) print(`多出: ${line}`)
    print(`${compared.passed} passed, ${compared.missing.length + compared.extra.length} failed`)
    return compared.missing.length + compared.extra.length === 0
  } catch (fault) {
    for (const line of said) print(line)
    print(fault instanceof Error ? fault.message : String(fault))
    print(`0 passed, ${Math.max(1, linesUnder(truth, truth).length)} failed`)
    return false
  } finally {
    await context.close()
  }
}

const ourLines = async (context: CliContext, folder: string, months: readonly string[]): Promise<string[]> => {
  await mustDo(context, importCommand, [folder])
  const lines: string[] = []
  const scratch = mkdtempSync(path.join(tmpdir(), 'yft-export-'))
  for (const month of months) {
    await mustDo(context, billCommand, ['--month', month, '--publish'])
    const file = path.join(scratch, `${month}.csv`)
    await mustDo(context, exportCommand, ['bills', '--month', month, '--out', file])
    const written = readFileSync(file, 'utf8')
    lines.push(...linesUnder(readFileSync(path.join(folder, 'truth.csv'), 'utf8'), written))
  }
  rmSync(scratch, { recursive: true, force: true })
  return lines
}

const mustDo = async (context: CliContext, command: Command, args: string[]): Promise<void> => {
  const code = await command.run(args, context)
  if (code !== 0) throw new Error(`yft ${command.name} ${args.join(' ')}: 退出码 ${code}`)
}
