// Opens what WeChat Pay encrypted under the APIv3 key: the whole plain text, or null when one bit of it was changed.
// By node:crypto, because the SDK's decipher_gcm never asks whether the tag is right.
import { createDecipheriv } from 'node:crypto'
import * as v from 'valibot'

export const openResource = (resource: Resource, apiV3Key: Buffer): Buffer | null => {
  const nonce = Buffer.from(resource.nonce)
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  if (resource.algorithm !== 'AEAD_AES_256_GCM' || nonce.length !== nonceBytes || sealed.length < tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(resource.associated_data ?? ''))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    return null
  }
}

export const resourceSchema = v.object({
  algorithm: v.string(),
  ciphertext: v.string(),
  nonce: v.string(),
  associated_data: v.nullish(v.string()),
})

export type Resource = v.InferOutput<typeof resourceSchema>

const nonceBytes = 12
const tagBytes = 16
