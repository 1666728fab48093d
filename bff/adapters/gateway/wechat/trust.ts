// Tells what WeChat Pay really signed: one table of keys by serial, public key and platform certificates side by side.
import { type KeyObject, verify, X509Certificate } from 'node:crypto'
import * as v from 'valibot'
import { openResource, resourceSchema } from './resource'

/** The checks in WeChat's order; the signature is over the raw bytes, before anybody parses them. */
export const whyUntrusted = (signed: Signed, table: TrustTable, now: Date): Distrust | null => {
  const { timestamp, nonce, signature, serial, body } = signed
  if (!timestamp || !nonce || !signature || !serial) return 'header-missing'
  if (signature.startsWith('WECHATPAY/SIGNTEST/')) return 'probe'
  if (!isRecent(timestamp, now)) return 'stale'
  const key = keyFor(table, serial, now)
  if (!key) return 'serial-unknown'
  const text = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])
  return isBase64(signature) && verify('RSA-SHA256', text, key, Buffer.from(signature, 'base64')) ? null : 'signature-wrong'
}

/** Takes the four signing headers from wherever they stand, under their lower-case names. */
export const signedBy = (header: (name: string) => string | null | undefined, body: Buffer): Signed => ({
  timestamp: header('wechatpay-timestamp'),
  nonce: header('wechatpay-nonce'),
  signature: header('wechatpay-signature'),
  serial: header('wechatpay-serial'),
  body,
})

export interface Signed {
  timestamp: string | null | undefined
  nonce: string | null | undefined
  signature: string | null | undefined
  serial: string | null | undefined
  body: Buffer
}

export type Distrust = 'header-missing' | 'probe' | 'stale' | 'serial-unknown' | 'signature-wrong'

/** Never changed in place: a rotation puts a new table where the old one stood. */
export type TrustTable = ReadonlyMap<string, Anchor>

/** A public key (微信支付公钥) has no end; a platform certificate has. */
export interface Anchor {
  key: KeyObject
  span?: { from: Date; until: Date }
}

/** What an operator holds: either kind, or both during a change. */
export const trustTable = (held: { publicKey?: { id: string; key: KeyObject }; certificates: readonly X509Certificate[] }): TrustTable =>
  new Map<string, Anchor>([
    ...(held.publicKey ? [[held.publicKey.id, { key: held.publicKey.key }] as const] : []),
    ...held.certificates.map((certificate) => [certificate.serialNumber, anchorOf(certificate)] as const),
  ])

/** The old keys until their end, and the new ones: during a rotation WeChat signs by either. */
export const renewed = (table: TrustTable, downloaded: TrustTable, now: Date): TrustTable =>
  new Map([...table, ...downloaded].filter(([, anchor]) => isAlive(anchor, now)))

/** The serial that every request names, so that WeChat answers under a key we hold: the public key first, else the youngest certificate. */
export const serialToName = (table: TrustTable, now: Date): string | undefined =>
  [...table]
    .filter(([, anchor]) => isAlive(anchor, now) && (!anchor.span || anchor.span.from <= now))
    .sort(([, one], [, other]) => youthMs(other) - youthMs(one))[0]?.[0]

/** The certificates in a download, each proven by the APIv3 key under which it was encrypted; none when one cannot be opened. */
export const readCertificates = (download: unknown, apiV3Key: Buffer): TrustTable => {
  const parsed = v.safeParse(downloadSchema, download)
  if (!parsed.success) return new Map()
  const certificates = parsed.output.data.map((entry) => certificateOf(entry, apiV3Key))
  return trustTable({ certificates: certificates.every((certificate) => certificate !== null) ? certificates : [] })
}

const entrySchema = v.object({ serial_no: v.string(), encrypt_certificate: resourceSchema })

const downloadSchema = v.object({ data: v.array(entrySchema) })

const certificateOf = (entry: v.InferOutput<typeof entrySchema>, apiV3Key: Buffer): X509Certificate | null => {
  const pem = openResource(entry.encrypt_certificate, apiV3Key)
  if (!pem) return null
  try {
    const certificate = new X509Certificate(pem)
    return certificate.serialNumber === entry.serial_no ? certificate : null
  } catch {
    return null
  }
}

const anchorOf = (certificate: X509Certificate): Anchor => ({
  key: certificate.publicKey,
  span: { from: new Date(certificate.validFrom), until: new Date(certificate.validTo) },
})

const keyFor = (table: TrustTable, serial: string, now: Date): KeyObject | undefined => {
  const anchor = table.get(serial)
  return anchor && isAlive(anchor, now) ? anchor.key : undefined
}

const isAlive = (anchor: Anchor, now: Date): boolean => !anchor.span || now < anchor.span.until

const youthMs = (anchor: Anchor): number => anchor.span?.from.getTime() ?? Number.MAX_SAFE_INTEGER

const maxAgeSeconds = 300

/** Five minutes either way, so that an answer caught today cannot be played back tomorrow. */
const isRecent = (timestamp: string, now: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= maxAgeSeconds

/** Node forgives letters that are not Base64; a signature in two spellings would be two notices. */
const isBase64 = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text
