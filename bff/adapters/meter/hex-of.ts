// Bytes as the evidence keeps them; written by the runtime in one go, because a whole park's bytes are kept at once.
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase()
