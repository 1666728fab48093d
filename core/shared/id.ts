// Ids say what they name by a prefix and are made by whoever starts the act; this page lists the prefixes.

/** Prefixes in use: the word before the underscore, then 26 characters of Crockford's base 32 in lower case. */
export const idPrefixes = {
  company: 'com',
  party: 'pty',
  person: 'per',
  lease: 'lse',
  unit: 'unt',
  pool: 'pol',
  point: 'mpt',
  installation: 'ins',
  meterLine: 'mln',
  meterAsk: 'mak',
  reading: 'rdg',
  run: 'run',
  bill: 'bil',
  receivable: 'rcv',
  line: 'lin',
  shareRun: 'shr',
  entry: 'ent',
  openingDebt: 'opd',
  chargeItem: 'chi',
  audit: 'aud',
  smsCode: 'sms',
  payment: 'pay',
  attempt: 'att',
  receipt: 'rct',
  notice: 'ntc',
  reviewItem: 'rvw',
} as const

export type IdKind = keyof typeof idPrefixes

/** Whether a text has the form of an id of this kind; says nothing about its existence. */
export const isId = (kind: IdKind, text: string): boolean => new RegExp(`^${idPrefixes[kind]}_[0-9a-z]{26}$`).test(text)
