// Reading one datum of a DL/T 645 meter: the question, the further parts if the meter says that there are more, and the values.
import { type Outcome, ok, refuse } from '../../../shared/outcome'
import { addressBytes } from '../address'
import { readDigits } from '../bcd'
import { copyBytes } from '../copy-bytes'
import type { Conversation, Exchange } from '../exchange'
import { readFirstFit } from '../first-fit'
import { fromHex } from '../hex'
import { judge645, type Part645 } from './answer'
import type { Edition645 } from './edition'
import type { Datum } from './field'
import { frame645, makeFrame645 } from './frame'
import type { Question645 } from './question'
import { readValues, type Value645 } from './values'

interface Read645 {
  /** The true one, also when it was asked for with the wildcard. */
  address: string
  control: string
  values: Value645[]
}

interface Address645 {
  address: string
  control: string
  meterAddress: string
}

/** `identifier` as the tables write it: DI3 DI2 DI1 DI0. */
export const read645 = (ask: {
  edition: Edition645
  address: string
  identifier: string
}): Outcome<Conversation<Part645, Read645>, 'address-unfit' | 'identifier-unfit'> => {
  const address = addressBytes(ask.address, 6)
  if (!address.ok) return address
  const identifier = fromHex(ask.identifier)?.reverse()
  if (identifier?.length !== ask.edition.identifierSize) return refuse('identifier-unfit', { identifier: ask.identifier })
  const datum = ask.edition.datumOf(ask.identifier.toUpperCase())
  return ok(converse({ control: ask.edition.read, address: address.value, identifier, part: 0 }, ask.edition, datum))
}

/** Asks who is there (2007 only). With the wildcard only where one meter hangs on the line: several would answer at once. */
export const readAddress645 = (asked: string): Outcome<Conversation<Part645, Address645>, 'address-unfit'> => {
  const address = addressBytes(asked, 6)
  return address.ok ? ok(askAddress({ control: 0x13, address: address.value, identifier: new Uint8Array(), part: 0 })) : address
}

/** More than any meter sends; ends a conversation with one that never says that it is done. */
const mostParts = 32

function* converse(question: Question645, edition: Edition645, datum: Datum | null): Conversation<Part645, Read645> {
  let answer = yield exchangeOf(question)
  let data = answer.data
  for (let part = 1; answer.more && part < mostParts; part += 1) {
    answer = yield exchangeOf({ ...question, control: edition.next, part })
    data = Uint8Array.from([...data, ...answer.data])
  }
  const { address, control, more } = answer
  if (more) return refuse('length-mismatch', { address, control })
  const values = readValues(datum, withoutEnd(data, edition, datum))
  return values.ok ? ok({ address, control, values: values.value }) : refuse(values.code, { ...values.detail, address, control })
}

function* askAddress(question: Question645): Conversation<Part645, Address645> {
  const { address, control, data } = yield exchangeOf(question)
  if (data.length !== question.address.length) return refuse('length-mismatch', { address, control })
  const meterAddress = readDigits(data, 0, data.length)
  return meterAddress === null ? refuse('not-bcd', { address, control }) : ok({ address, control, meterAddress })
}

const exchangeOf = (question: Question645): Exchange<Part645> => ({ request: makeFrame645(question), read: readerOf(question) })

const readerOf = (question: Question645) => (bytes: Uint8Array) => readFirstFit(bytes, frame645, (all, at) => judge645(all, at, question))

const withoutEnd = (data: Uint8Array, { blockEnd }: Edition645, datum: Datum | null): Uint8Array =>
  blockEnd !== null && datum?.block && data[data.length - 1] === blockEnd ? copyBytes(data, 0, data.length - 1) : data
