// AEAD_AES_256_GCM as APIv3 uses it: the 16 bytes of the tag stand behind the ciphertext, all in Base64.
import { createCipheriv } from 'node:crypto'

export interface Sealed {
  algorithm: 'AEAD_AES_256_GCM'
  ciphertext: string
  associated_data: string
  nonce: string
}

export const seal = (plain: string, secret: { apiV3Key: string; nonce: string; associatedData: string }): Sealed => {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(secret.apiV3Key), Buffer.from(secret.nonce))
  cipher.setAAD(Buffer.from(secret.associatedData))
  const bytes = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: bytes.toString('base64'),
    associated_data: secret.associatedData,
    nonce: secret.nonce,
  }
}
