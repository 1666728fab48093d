// A Modbus meter: a bank of registers of its own, read by functions 3 and 4.
export interface ModbusMeter {
  kind: 'modbus'
  unit: number
  function: 3 | 4
  /** Register number to the four bytes that begin there, as on the wire. */
  words: Readonly<Record<number, string>>
}

const illegalFunction = 0x01
const illegalAddress = 0x02

/** From unit and function on to the end of the data, without a check word. */
export const answerModbus = (meter: ModbusMeter, body: Buffer): Buffer | null => {
  const [unit, code] = [body.readUInt8(0), body.readUInt8(1)]
  if (unit !== meter.unit) return null
  if (code !== meter.function) return Buffer.from([unit, code | 0x80, illegalFunction])
  const [start, count] = [body.readUInt16BE(2), body.readUInt16BE(4)]
  const data = Buffer.alloc(count * 2)
  for (let at = 0; at < count; at += 2) {
    const word = meter.words[start + at]
    if (word === undefined) return Buffer.from([unit, code | 0x80, illegalAddress])
    data.write(word, at * 2, 'hex')
  }
  return Buffer.concat([Buffer.from([unit, code, data.length]), data])
}
