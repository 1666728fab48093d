// Keeps personal data unreadable at rest, and findable without reading it.

/** Where a sealed value stands: it can be opened only in its own place. */
export interface SealedPlace {
  table: string
  column: string
  rowId: string
}

export interface Vault {
  /** Encrypts; the same text gives another cipher each time. */
  seal: (place: SealedPlace, text: string) => string
  /** Opens what `seal` made; throws when the cipher was changed or moved. */
  open: (place: SealedPlace, cipher: string) => string
  /** A keyed index (blind index) under which equal texts of one kind are found. */
  index: (kind: 'phone' | 'tax-or-id' | 'bank-account', text: string) => string
  /** A keyed hash for codes and tokens that are only ever compared. */
  hash: (text: string) => string
}
