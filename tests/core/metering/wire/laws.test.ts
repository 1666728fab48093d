// What holds for all bytes: what a meter says is what is read, whatever stands around it, however it is cut; and no bytes break the reader.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backwards, frame188, frame645, frameRtu, packed } from '../../../../bff/simulators/meters/bytes'
import { addressBytes } from '../../../../core/metering/wire/address'
import { read188 } from '../../../../core/metering/wire/cjt188/conversation'
import { read645 } from '../../../../core/metering/wire/dlt645/conversation'
import { edition2007 } from '../../../../core/metering/wire/dlt645/edition'
import { type Conversation, isSettled } from '../../../../core/metering/wire/exchange'
import { fromHex, toHex } from '../../../../core/metering/wire/hex'
import { floatText } from '../../../../core/metering/wire/modbus/float32'
import { modbusProfiles } from '../../../../core/metering/wire/modbus/profiles'
import { readRtu } from '../../../../core/metering/wire/modbus/rtu'
import type { Outcome } from '../../../../core/shared/outcome'

const digits = (size: number) => fc.stringMatching(new RegExp(`^[0-8]\\d{${size - 1}}$`))
const energy = fc.integer({ min: 0, max: 99_999_999 }).map((hundredths) => hundredthsText(hundredths))
const hundredthsText = (value: number) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`

const given = <T>(outcome: Outcome<T, string>): T => {
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

/** Asks once and reads the bytes as the whole answer. */
const readAll = <Part, Value>(conversation: Conversation<Part, Value>, bytes: Uint8Array): Outcome<Value, string> => {
  const turn = conversation.next()
  if (turn.done) return turn.value
  const part = turn.value.read(bytes)
  if (!part.ok) return part
  const last = conversation.next(part.value)
  if (!last.done) throw new Error('more was asked')
  return last.value
}

const ask645 = (address: string) => given(read645({ edition: edition2007, address, identifier: '0001FF00' }))
const ask188 = (address: string) => given(read188({ type: '10', address, order: 'low-first' }, '901F', 9))
const askRtu = (unit: number) => given(readRtu(unit, modbusProfiles.acrel))

const block645 = (address: string, values: readonly string[]) =>
  frame645(address, 0x91, Buffer.concat([backwards('0001FF00'), ...values.map((value) => packed(value, 4))]))

test('an electricity meter is read as it counts', () => {
  fc.assert(
    fc.property(digits(12), fc.array(energy, { minLength: 1, maxLength: 12 }), (address, values) => {
      expect(readAll(ask645(address), block645(address, values))).toMatchObject({ ok: true, value: { address, values } })
    }),
  )
})

test('a water meter is read as it counts', () => {
  fc.assert(
    fc.property(digits(14), energy, energy, (address, now, settled) => {
      const flows = [packed(now, 4), Buffer.from([0x2c]), packed(settled, 4), Buffer.from([0x2c])]
      const data = Buffer.concat([Buffer.from([0x1f, 0x90, 9]), ...flows, backwards('20261125080910'), Buffer.from([0, 0])])
      expect(readAll(ask188(address), frame188('10', address, 0x81, data))).toMatchObject({
        ok: true,
        value: { address, values: { now: { volume: now, unit: 'm3' }, settled: { volume: settled, unit: 'm3' } } },
      })
    }),
  )
})

test('a Modbus meter is read as it counts', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 0xffff_ffff }), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 247 }), counts, (unit, values) => {
      const words = values.map((value) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex'))
      const came = readAll(askRtu(unit), frameRtu(Buffer.concat([Buffer.from([unit, 3, 20]), ...words])))
      expect(came.ok && Object.values(came.value.values)).toEqual(values.map(hundredthsText))
    }),
  )
})

test('a float is the nearest number of the display', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true, min: -9_999_999, max: 9_999_999 }), (value) => {
      const view = new DataView(new ArrayBuffer(4))
      view.setFloat32(0, value)
      expect(Math.abs(Number(floatText(view.getUint32(0), 3)) - value)).toBeLessThanOrEqual(0.0005000001)
    }),
  )
})

/** Noise that is no head by itself; what stands inside of a frame is left to chance. */
const noise = fc.uint8Array({ maxLength: 40 }).map((bytes) => bytes.map((byte) => (byte === 0x68 ? 0x67 : byte)))
const frame = fc.tuple(digits(12), fc.array(energy, { minLength: 1, maxLength: 6 }))

test('noise before and behind, and any cut, change nothing', () => {
  fc.assert(
    fc.property(frame, noise, noise, fc.nat(), ([address, values], before, behind, cut) => {
      const stream = Buffer.concat([before, block645(address, values), behind])
      const turn = ask645(address).next()
      if (turn.done) throw new Error('nothing asked')
      const { read } = turn.value
      const whole = read(stream)
      const first = read(stream.subarray(0, cut % stream.length))
      expect(whole.ok).toBe(true)
      expect(read(stream)).toEqual(whole)
      expect(isSettled(first) ? first : whole).toEqual(whole)
    }),
  )
})

test('a false head in front that promises more than comes does not hide the answer', () => {
  fc.assert(
    fc.property(frame, fc.integer({ min: 0, max: 200 }), ([address, values], promised) => {
      const falseHead = Buffer.from([0x68, 1, 2, 3, 4, 5, 6, 0x68, 0x91, promised])
      expect(readAll(ask645(address), Buffer.concat([falseHead, block645(address, values)]))).toMatchObject({ ok: true, value: { values } })
    }),
  )
})

test('a frame with one byte changed is never read as another value', () => {
  fc.assert(
    fc.property(frame, fc.nat(), fc.integer({ min: 1, max: 255 }), ([address, values], place, by) => {
      const bytes = block645(address, values)
      const at = place % bytes.length
      bytes.writeUInt8(((bytes[at] ?? 0) + by) % 256, at)
      expect(readAll(ask645(address), bytes).ok).toBe(false)
    }),
  )
})

test('no bytes break a reader', () => {
  const marks = fc.constantFrom(0x68, 0x16, 0xfe, 0x91, 0x81, 0x10, 0x03, 0x04, 0x00)
  const bytes = fc.array(fc.oneof(marks, fc.integer({ min: 0, max: 255 })), { maxLength: 120 }).map((list) => Uint8Array.from(list))
  fc.assert(
    fc.property(bytes, (stream) => {
      for (const conversation of [ask645('112233445566'), ask188('11223344556677'), askRtu(3)]) {
        const came = readAll(conversation as Conversation<unknown, unknown>, stream)
        expect(typeof came.ok).toBe('boolean')
      }
    }),
    { numRuns: 500 },
  )
})

test('bytes and their text are the same', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void expect(fromHex(toHex(bytes))).toEqual(bytes)))
  expect([fromHex('0'), fromHex('0g')]).toEqual([null, null])
})

test.each(['', '1234567890123', '12345678901x', '999999999999', 'AA'])('the address %j: refused or made whole', (address) => {
  expect(addressBytes(address, 6).ok).toBe(address === 'AA')
})
