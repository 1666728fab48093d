// Every byte-exact vector is asked with its bytes and read as it says, whole, in pieces and amid noise.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { replayVector } from '../../../cases/vectors'
import type { Vector } from '../../../cases/vectors/conversation-of'

const vectorsIn = (name: string): Vector[] =>
  (JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../cases/metering', name), 'utf8')) as { vectors: Vector[] }).vectors

const vectors = [...vectorsIn('samples.json'), ...vectorsIn('vectors.json')]

test.each(vectors.map((vector) => [`${vector.id} ${vector.title}`, vector] as const))('%s', (_, vector) => {
  expect(replayVector(vector)).toEqual({ ok: true })
})

const whole = vectors.filter(({ response, expect: said }) => response !== undefined && !('error' in said))

test.each(whole.map((vector) => [`${vector.id} ${vector.title}`, vector] as const))('cut into single bytes: %s', (_, vector) => {
  const { response = '', ...rest } = vector
  const chunks = Array.from({ length: response.length / 2 }, (_none, index) => response.slice(index * 2, index * 2 + 2))
  expect(replayVector({ ...rest, chunks })).toEqual({ ok: true })
})

test('a vector that says something else fails with the difference named', () => {
  const [one] = whole
  if (!one) throw new Error('no vector')
  expect(replayVector({ ...one, expect: { ...one.expect, control: '00' } })).toMatchObject({ ok: false })
  expect(replayVector({ ...one, request: '00' })).toMatchObject({ ok: false })
  expect(replayVector({ ...one, response: '00' })).toEqual({ ok: false, why: expect.stringContaining('no_valid_frame') })
})

test.each(['08', '14', '15', '16', '17', '18', '19', '1A', '1B', '1C'])('function %s cannot be said', (control) => {
  expect(
    replayVector({ id: '', title: '', protocol: 'dlt645', ask: { address: '1', control }, expect: { error: 'not_allowed', control } }),
  ).toEqual({ ok: true })
})
