// A merchant as the provider knows it: number, apps bound to it, the public half of its API key, and the shared APIv3 key.
import type { KeyObject } from 'node:crypto'

export interface Merchant {
  mchid: string
  appIds: readonly string[]
  /** Serial of the merchant's API certificate, hexadecimal. */
  serial: string
  /** The public key of that certificate. */
  key: KeyObject
  /** 32 characters, with which notices and certificates are sealed. */
  apiV3Key: string
}
