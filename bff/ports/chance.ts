// Where what nobody may guess comes from.
export interface Chance {
  /** 256 bits, fit for a header. */
  token: () => string
  /** So many decimal digits, each equally likely. */
  digits: (count: number) => string
  /** 12 characters without I, L, O and U, so that a code read aloud or from paper is typed right: 60 bits. */
  invitation: () => string
}
