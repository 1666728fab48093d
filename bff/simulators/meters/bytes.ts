// The bytes of the meters' answers, written from the standards on their own, so that a fault of the reader can't hide in a shared helper.

/** The bytes of a text of hexadecimal digits, last pair first. */
export const backwards = (hex: string): Buffer => Buffer.from(hex, 'hex').reverse()

/** A decimal text as packed digits of a size, lowest pair first; a minus sets the top bit. */
export const packed = (text: string, size: number): Buffer => {
  const bytes = backwards(text.replace(/[-.]/g, '').padStart(size * 2, '0'))
  if (text.startsWith('-')) bytes.writeUInt8((bytes.at(-1) ?? 0) + 0x80, size - 1)
  return bytes
}

/** DL/T 645: each byte of the data is sent with 33H added. */
export const frame645 = (address: string, control: number, data: Buffer): Buffer =>
  closed(
    Buffer.concat([Buffer.from([0x68]), backwards(address), Buffer.from([0x68, control, data.length]), data.map((byte) => byte + 0x33)]),
  )

/** CJ/T 188: the data as they are, a type in front of the address. */
export const frame188 = (type: string, address: string, control: number, data: Buffer): Buffer =>
  closed(Buffer.concat([Buffer.from(`68${type}`, 'hex'), backwards(address), Buffer.from([control, data.length]), data]))

const closed = (head: Buffer): Buffer => Buffer.concat([head, Buffer.from([head.reduce((sum, byte) => sum + byte, 0) % 256, 0x16])])

/** Modbus RTU: the check word of the specification, bit by bit. */
export const frameRtu = (body: Buffer): Buffer => {
  let crc = 0xffff
  for (const byte of body) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  }
  return Buffer.concat([body, Buffer.from([crc & 0xff, crc >> 8])])
}
