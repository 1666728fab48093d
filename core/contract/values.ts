// The value shapes that routes share: fen, days, months, decimal texts and ids, each read strictly.
import * as v from 'valibot'
import { type Day, parseDay } from '../shared/day'
import { isDecimalText } from '../shared/decimal-text'
import type { Fen } from '../shared/fen'
import { type IdKind, isId } from '../shared/id'
import { type Month, parseMonth } from '../shared/month'

export const fenValue = v.pipe(
  v.number(),
  v.safeInteger(),
  v.transform((value) => value as Fen),
)

export const dayValue = v.pipe(
  v.string(),
  v.check((text) => parseDay(text) !== null, 'not a day'),
  v.transform((text) => text as Day),
)

export const monthValue = v.pipe(
  v.string(),
  v.check((text) => parseMonth(text) !== null, 'not a month'),
  v.transform((text) => text as Month),
)

export const decimalValue = v.pipe(v.string(), v.check(isDecimalText, 'not a decimal number'))

/** An instant as ISO 8601 with its zone. */
export const instantValue = v.pipe(v.string(), v.isoTimestamp())

export const projectId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,12}$/))

export const idValue = (kind: IdKind) =>
  v.pipe(
    v.string(),
    v.check((text) => isId(kind, text), `not an id of a ${kind}`),
  )
