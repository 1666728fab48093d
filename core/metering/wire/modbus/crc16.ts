// The check word of Modbus RTU (CRC-16, polynomial A001 reflected, start FFFF), low byte first on the wire.
const table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  return crc
})

export const crc16 = (bytes: Uint8Array, from: number, to: number): number => {
  let crc = 0xffff
  for (let at = from; at < to; at += 1) crc = (crc >> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0)
  return crc
}
