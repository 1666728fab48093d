// Replays files of tariff cases through the rules that the billing run uses, and tells every difference: case, line, what should be and what came.
import { readFileSync } from 'node:fs'
import { type Judged, type Print, replay } from './replay'
import { type Answer, differencesOf } from './tariff/compare-answer'
import { linesOf } from './tariff/lines-of'

export const runTariff = (files: readonly string[], print?: Print): boolean => replay(files, judgedIn, print)

/** A file that cannot be read counts as one case that failed. */
const judgedIn = (file: string): Judged[] => {
  try {
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: { id: string; scenario: unknown; answer: Answer }[] }
    if (cases.length === 0) return [{ name: file, differences: ['没有用例'] }]
    return cases.map(judge)
  } catch (fault) {
    return [{ name: file, differences: [`文件读不出来: ${told(fault)}`] }]
  }
}

/** A fault in one case is told as its difference and never stops the others. */
const judge = (of: { id: string; scenario: unknown; answer: Answer }, index: number): Judged => {
  const name = String(of?.id ?? `第 ${index + 1} 例`)
  if (!isAnswer(of?.answer)) return { name, differences: ['答案读不出来: 要有 lines 与 total，或者 refused'] }
  try {
    return { name, differences: differencesOf(of.answer, linesOf(of.scenario)) }
  } catch (fault) {
    return { name, differences: [`算不出来: ${told(fault)}`] }
  }
}

const isAnswer = (from: unknown): from is Answer =>
  typeof from === 'object' && from !== null && ('refused' in from || ('total' in from && 'lines' in from && Array.isArray(from.lines)))

const told = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))
