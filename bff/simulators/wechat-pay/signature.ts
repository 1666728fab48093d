// The two texts that APIv3 signs, byte for byte, and their signatures: RSA PKCS#1 v1.5 with SHA-256 in Base64.
import { type KeyObject, sign, verify } from 'node:crypto'

export interface SignedRequest {
  method: string
  /** Path with query, exactly as it stands in the request line. */
  target: string
  timestamp: string
  nonce: string
  body: Buffer
}

/** Each part ends its line, the body too; an empty body leaves an empty line. */
export const requestText = ({ method, target, timestamp, nonce, body }: SignedRequest): Buffer =>
  lines([method, target, timestamp, nonce], body)

export const answerText = ({ timestamp, nonce, body }: { timestamp: string; nonce: string; body: Buffer }): Buffer =>
  lines([timestamp, nonce], body)

export const signText = (text: Buffer, key: KeyObject): string => sign('RSA-SHA256', text, key).toString('base64')

/** A signature has one spelling: what Base64 readers overlook is refused. */
export const isSigned = (text: Buffer, signature: string, key: KeyObject): boolean => {
  const bytes = Buffer.from(signature, 'base64')
  return bytes.toString('base64') === signature && verify('RSA-SHA256', text, key, bytes)
}

const lines = (parts: readonly string[], body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(parts.map((part) => `${part}\n`).join('')), body, Buffer.from('\n')])
