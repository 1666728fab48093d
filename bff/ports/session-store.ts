// Keeps who is signed in, how a person is recognised, and the codes that prove a phone.

/** A token as a request shows it: only its hash leaves the rim. `idleSince` is the instant since which the session must have been seen. */
export interface Presented {
  tokenHash: string
  now: Date
  idleSince: Date
}

export interface Who {
  personId: string
  tokenHash: string
  seenAt: Date
}

export interface Identity {
  provider: 'wechat' | 'alipay' | 'phone'
  app: string
  subject: string
  /** The subject readable again for its owner, where the subject is only an index. */
  subjectCipher: string | null
}

export interface NewSession {
  tokenHash: string
  host: 'weapp' | 'alipay' | 'h5'
  at: Date
  endsAt: Date
}

export interface NewSmsCode {
  id: string
  phoneIndex: string
  codeHash: string
  sentAt: Date
  expiresAt: Date
}

export interface SessionStore {
  /** Whose session it is, for an act; reads find that out in their own statement. */
  who: (presented: Presented) => Promise<Who | null>
  touch: (tokenHash: string, at: Date) => Promise<void>
  revoke: (tokenHash: string, at: Date) => Promise<void>
  /** Recognises the person, or makes one under `newPersonId`, and opens the session; tells whether the person is bound to a party. */
  open: (identity: Identity, newPersonId: string, session: NewSession) => Promise<{ bound: boolean }>
  /** Keeps the code unless the phone got one after `notAfter`, or `most` since `countedSince`; then the instant of the last one. */
  keepSmsCode: (code: NewSmsCode, limit: { notAfter: Date; countedSince: Date; most: number }) => Promise<{ lastSentAt: Date } | null>
  /** Counts a try and gives the hash to compare with; null when the code is unknown, used up, or over. */
  trySmsCode: (id: string, phoneIndex: string, now: Date) => Promise<string | null>
  /** True for the one caller who used the code first. */
  useSmsCode: (id: string, now: Date) => Promise<boolean>
}
