// Replays files of metering cases through the rules that the billing run uses, and tells every difference: case, what should be and what came.
import { readFileSync } from 'node:fs'
import { answerCase } from './metering/answer-case'
import { differencesOf, type Expected } from './metering/compare-answer'
import { type Judged, type Print, replay } from './replay'
import { replayVector } from './vectors'

type Vector = Parameters<typeof replayVector>[0] & { id: string; title?: string }

interface Case {
  id: string
  title?: string
  input: unknown
  expect: Expected
}

interface MeteringFile {
  cases?: Case[]
  vectors?: Vector[]
}

export const runMetering = (files: readonly string[], print?: Print): boolean => replay(files, judgedIn, print)

/** A file that cannot be read, or holds nothing, counts as one case that failed. */
const judgedIn = (file: string): Judged[] => {
  try {
    const { cases = [], vectors = [] } = JSON.parse(readFileSync(file, 'utf8')) as MeteringFile
    if (cases.length + vectors.length === 0) return [{ name: file, differences: ['没有用例'] }]
    return [
      ...vectors.map((of, index) => judge(nameOf(of, index), () => vectorDifferences(of))),
      ...cases.map((of, index) => judge(nameOf(of, index), () => caseDifferences(of))),
    ]
  } catch (fault) {
    return [{ name: file, differences: [`文件读不出来: ${told(fault)}`] }]
  }
}

const nameOf = (of: { id: string; title?: string } | null, index: number): string =>
  `${of?.id ?? `第 ${index + 1} 例`} ${of?.title ?? ''}`.trim()

/** A fault in one case is told as its difference and never stops the others. */
const judge = (name: string, differences: () => string[]): Judged => {
  try {
    return { name, differences: differences() }
  } catch (fault) {
    return { name, differences: [`算不出来: ${told(fault)}`] }
  }
}

const caseDifferences = (of: Case): string[] => {
  if (!of?.expect) throw new Error('缺少 expect')
  return differencesOf(of.expect, answerCase(of.input))
}

const vectorDifferences = (vector: Vector): string[] => {
  if (!vector?.protocol || !vector.expect) throw new Error('缺少 protocol 或 expect')
  const replayed = replayVector(vector)
  return replayed.ok ? [] : [replayed.why]
}

const told = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))
