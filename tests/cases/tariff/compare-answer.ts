// Holds the lines of a calculation against the answer of its case: a bag of lines, exact amounts, and each figure that the answer names.
import { sumFen, yuanText } from '../../../core/shared/fen'
import { compareRatios, readRatio } from '../../../core/tariff/exact'
import type { RuleLine } from '../../../core/tariff/rule-line'
import type { CaseLines } from './lines-of'

export interface AnswerLine {
  code: string
  amount: string
  quantity?: string
  unitPrice?: string
  fraction?: string
  from?: string
  to?: string
  base?: string
  net?: string
  tax?: string
}

export type Answer = { lines: readonly AnswerLine[]; total: string } | { refused: string }

/** One sentence a difference; none when they agree. */
export const differencesOf = (answer: Answer, ours: CaseLines): string[] => {
  if ('refused' in answer) return ours.ok ? [`应拒绝 ${answer.refused}，得到 ${ours.value.length} 行`] : []
  if (!ours.ok) return [`应有 ${answer.lines.length} 行，却拒绝 ${ours.code} ${JSON.stringify(ours.detail)}`]
  const left = ours.value.map(toAnswer)
  const found: string[] = []
  for (const line of [...answer.lines].sort((one, other) => figuresIn(other) - figuresIn(one))) {
    const at = left.findIndex((own) => differing(line, own).length === 0)
    if (at >= 0) left.splice(at, 1)
    else found.push(...nearest(line, left))
  }
  const total = yuanText(sumFen(ours.value.map((line) => line.amountFen)))
  return [
    ...found,
    ...left.map((own) => `${nameOf(own)} 多出: ${JSON.stringify(own)}`),
    ...(sameNumber(answer.total, total) ? [] : [`合计: 应 ${answer.total}，得 ${total}`]),
  ]
}

const toAnswer = ({ code, quantity, unitPrice, fraction, span, baseFen, vat, amountFen }: RuleLine): AnswerLine => ({
  code,
  amount: yuanText(amountFen),
  ...(quantity !== undefined && { quantity }),
  ...(unitPrice !== undefined && { unitPrice }),
  ...(fraction !== undefined && { fraction }),
  ...(span && { from: span.from, to: span.to }),
  ...(baseFen !== undefined && { base: yuanText(baseFen) }),
  ...(vat && { net: yuanText(vat.netFen), tax: yuanText(vat.taxFen) }),
})

const texts = ['code', 'from', 'to'] as const
const figures = ['amount', 'quantity', 'unitPrice', 'fraction', 'base', 'net', 'tax'] as const

const differing = (answer: AnswerLine, own: AnswerLine): (keyof AnswerLine)[] => [
  ...texts.filter((name) => answer[name] !== undefined && answer[name] !== own[name]),
  ...figures.filter((name) => answer[name] !== undefined && !sameNumber(answer[name], own[name])),
]

const sameNumber = (one: string, other: string | undefined): boolean =>
  other !== undefined && compareRatios(readRatio(String(one)), readRatio(other)) === 0

/** The more an answer says of a line, the sooner it finds its own. */
const figuresIn = (line: AnswerLine): number => Object.keys(line).length

/** The line of the same name that comes closest is taken as meant; each of its wrong figures is told. */
const nearest = (answer: AnswerLine, left: AnswerLine[]): string[] => {
  const alike = left.filter((own) => own.code === answer.code && (answer.from === undefined || own.from === answer.from))
  const [best] = alike.sort((one, other) => differing(answer, one).length - differing(answer, other).length)
  if (!best) return [`${nameOf(answer)} 缺少: ${JSON.stringify(answer)}`]
  left.splice(left.indexOf(best), 1)
  return differing(answer, best).map((name) => `${nameOf(answer)} ${name}: 应 ${answer[name]}，得 ${best[name] ?? '无'}`)
}

const nameOf = ({ code, from }: AnswerLine): string => (from === undefined ? code : `${code} ${from}`)
