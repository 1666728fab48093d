// AES-256-GCM bound to table, column and row; blind indexes by HMAC-SHA-256 with a key of their own. The key's version stands in each value.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { SealedPlace, Vault } from '../../ports/vault'

/** Both keys are 32 bytes. */
export const vault = (keys: { dataKey: Buffer; indexKey: Buffer }): Vault => ({
  seal: (place, text) => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keys.dataKey, iv).setAAD(bound(place))
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`
  },
  open: (place, sealed) => {
    if (!sealed.startsWith('v1.')) throw new Error(`unknown key version in ${place.table}.${place.column}`)
    const bytes = Buffer.from(sealed.slice(3), 'base64')
    const decipher = createDecipheriv('aes-256-gcm', keys.dataKey, bytes.subarray(0, 12)).setAAD(bound(place))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return decipher.update(bytes.subarray(28)).toString('utf8') + decipher.final('utf8')
  },
  index: (kind, text) => keyed(keys.indexKey, `${kind}|${text}`),
  hash: (text) => keyed(keys.indexKey, `hash|${text}`),
})

const bound = (place: SealedPlace): Buffer => Buffer.from(`${place.table}|${place.column}|${place.rowId}|v1`)

const keyed = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url')
