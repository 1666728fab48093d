// Writes an X.509 certificate in DER, as small as readers accept: Node reads certificates but makes none.
import { createPublicKey, type KeyObject, sign } from 'node:crypto'

/** Signed by its own key: whoever trusts it has it from the sealed list, not from a chain. */
export const writeCertificate = ({ serial, key, from, until }: { serial: string; key: KeyObject; from: Date; until: Date }): string => {
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from(serial, 'hex')),
    sha256WithRsa,
    nameOf('Tenpay.com Root CA'),
    sequence(utcTime(from), utcTime(until)),
    nameOf('Tenpay.com sign'),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
  )
  const signature = tagged(0x03, Buffer.concat([Buffer.from([0]), sign('RSA-SHA256', body, key)]))
  const lines =
    sequence(body, sha256WithRsa, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

const tagged = (tag: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([tag]), lengthOf(content), content])

/** Below 128 one byte, else how many bytes and then those. */
const lengthOf = ({ length }: Buffer): Buffer => {
  if (length < 0x80) return Buffer.from([length])
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff])
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts))

/** 1.2.840.113549.1.1.11 without parameters. */
const sha256WithRsa = sequence(tagged(0x06, Buffer.from('2a864886f70d01010b', 'hex')), tagged(0x05, Buffer.alloc(0)))

/** One attribute: 2.5.4.3, the common name. */
const nameOf = (commonName: string): Buffer => {
  const attribute = sequence(tagged(0x06, Buffer.from('550403', 'hex')), tagged(0x0c, Buffer.from(commonName)))
  return sequence(tagged(0x31, attribute))
}

/** `YYMMDDHHMMSSZ`, for the years until 2049. */
const utcTime = (instant: Date): Buffer => tagged(0x17, Buffer.from(`${instant.toISOString().replace(/\D/g, '').slice(2, 14)}Z`))
