// The keys by which the provider signs: the public key with its id, and platform certificates, of which a rotation leaves the old ones valid.
import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { writeCertificate } from './certificate'
import { seal } from './seal'
import { beijingTime, hexOf, type World } from './world'

export interface Signer {
  serial: string
  key: KeyObject
}

export interface Certificate extends Signer {
  pem: string
  from: Date
  until: Date
}

export interface Trust {
  publicKey: Signer
  /** Newest first. */
  certificates: [Certificate, ...Certificate[]]
}

export const makeTrust = async (world: World, publicKey: Signer | undefined): Promise<Trust> => ({
  publicKey: publicKey ?? { serial: `PUB_KEY_ID_${digitsOf(world, 34)}`, key: await makeKey() },
  certificates: [await makeCertificate(world)],
})

/** From now on the new one signs what names no other. */
export const rotate = async (trust: Trust, world: World): Promise<void> => {
  trust.certificates.unshift(await makeCertificate(world))
}

/** The one that the request names; who names none, or none of ours, gets the newest certificate, whether he can verify it or not. */
export const signerFor = (trust: Trust, wanted: string | undefined): Signer =>
  [trust.publicKey, ...trust.certificates].find(({ serial }) => serial === wanted) ?? trust.certificates[0]

/** During a change-over so many of a hundred notices come signed by the public key. */
export const signerOfNotice = (trust: Trust, publicKeyPercent: number, world: World): Signer =>
  ((world.bytes(1)[0] ?? 0) / 256) * 100 < publicKeyPercent ? trust.publicKey : trust.certificates[0]

export const publicPem = ({ key }: Signer): string => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()

/** What GET /v3/certificates tells; expired ones are gone from it. */
export const certificateList = (trust: Trust, apiV3Key: string, world: World): object => ({
  data: trust.certificates
    .filter(({ until }) => until > world.now())
    .map(({ serial, pem, from, until }) => ({
      serial_no: serial,
      effective_time: beijingTime(from),
      expire_time: beijingTime(until),
      encrypt_certificate: seal(pem, { apiV3Key, nonce: hexOf(world, 12), associatedData: 'certificate' }),
    })),
})

const makeCertificate = async (world: World): Promise<Certificate> => {
  // The first digit keeps the number positive and 40 digits long in every reader.
  const serial = `7${hexOf(world, 39)}`.toUpperCase()
  const key = await makeKey()
  const from = new Date(Math.floor(world.now().getTime() / 1000) * 1000)
  const until = new Date(from.getTime() + 5 * 365 * 86_400_000)
  return { serial, key, from, until, pem: writeCertificate({ serial, key, from, until }) }
}

const makeKey = async (): Promise<KeyObject> => (await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })).privateKey

const digitsOf = (world: World, count: number): string => Array.from(world.bytes(count), (byte) => String(byte % 10)).join('')
