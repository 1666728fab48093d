// Who calls, as far as the rim knows: the hash of a token that may be good or not, the network address, and the instant.
export interface Caller {
  tokenHash: string | null
  address: string
  now: Date
}
