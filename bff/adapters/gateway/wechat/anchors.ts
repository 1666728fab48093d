// Keeps WeChat Pay's keys fresh while the server runs: platform certificates are asked for twice a day, the public key stays.
import { readCertificates, renewed, serialToName, type TrustTable } from './trust'
import type { Reply } from './wire'

export const keepAnchors = (held: TrustTable, apiV3Key: Buffer, now: () => Date): Anchors => {
  let table = held
  let askedAt: Date | undefined
  let asking: Promise<void> | undefined

  // The download is signed by one of the certificates that it brings; that they are WeChat's is proven by the APIv3 key.
  const tableFor = (path: string, json?: unknown): TrustTable =>
    path === certificatesPath ? renewed(table, readCertificates(json, apiV3Key), now()) : table

  const ask = async (get: Get): Promise<void> => {
    askedAt = now()
    const reply = await get(certificatesPath)
    // A merchant who has only the public key is answered with an error: nothing to add.
    if (reply.kind === 'answered') table = tableFor(certificatesPath, reply.body)
  }

  return {
    table: () => table,
    tableFor,
    ready: async (get) => {
      const isBare = serialToName(table, now()) === undefined
      if (isBare || !askedAt || now().getTime() - askedAt.getTime() >= refreshMs) {
        asking ??= ask(get).finally(() => {
          asking = undefined
        })
        if (isBare) await asking
      }
      return serialToName(table, now()) !== undefined
    },
  }
}

export interface Anchors {
  table: () => TrustTable
  tableFor: (path: string, json?: unknown) => TrustTable
  /** Asks for certificates when it's time; false when there's no key at all, so that no answer could be believed. Never called for a notice. */
  ready: (get: Get) => Promise<boolean>
}

type Get = (path: string) => Promise<Reply>

const certificatesPath = '/v3/certificates'
const refreshMs = 12 * 3_600_000
