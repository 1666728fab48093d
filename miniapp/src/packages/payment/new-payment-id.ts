// A payment's id, made on the phone of 130 random bits, so that no two phones ever make the same one.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 26

export const newPaymentId = async (random: (count: number) => Promise<Uint8Array>): Promise<string> =>
  `pay_${Array.from(await random(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('')}`
