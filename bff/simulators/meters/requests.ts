// Cuts questions out of what a serial server is sent: wake-up bytes, a frame of either standard, or eight bytes of Modbus.
export const takeRequest = (bytes: Buffer): { request: Buffer; rest: Buffer } | null => {
  const start = bytes.findIndex((byte) => byte !== 0xfe)
  if (start < 0) return null
  const stream = bytes.subarray(start)
  const size = sizeOf(stream)
  return size === 0 || stream.length < size ? null : { request: stream.subarray(0, size), rest: stream.subarray(size) }
}

/** 0 while too little has come to know. */
const sizeOf = (stream: Buffer): number => {
  if (stream.at(0) !== 0x68) return 8
  if (stream.length < 11) return 0
  return stream.at(7) === 0x68 ? 12 + (stream.at(9) ?? 0) : 13 + (stream.at(10) ?? 0)
}
