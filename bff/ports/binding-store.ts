// Keeps which person acts for which party, and the invitations that lead there.

export const roles = ['owner', 'admin', 'payer', 'approver', 'finance', 'viewer'] as const
export type Role = (typeof roles)[number]

export interface NewInvitation {
  codeHash: string
  partyId: string
  role: Role
  contractNo: string
  createdAt: Date
  expiresAt: Date
}

/** A phone that was proven a moment ago, and the SMS code, if any, that is used up when it leads to a binding. */
export interface ProvenPhone {
  index: string
  cipher: string
  smsCodeId: string | null
}

export interface BindingStore {
  /** Binds by an unused invitation, or again by one that this person used; the party's name, or null when nothing fits. */
  bindByInvitation: (bid: { personId: string; codeHash: string; now: Date }) => Promise<string | null>
  /** Binds when the contract's party is on file with this phone; one statement whatever is wrong. */
  bindByPhone: (bid: { personId: string; contractNo: string; phone: ProvenPhone; now: Date }) => Promise<string | null>
  /** The phone that this person proved last, by signing in or by an earlier binding; null when none ever was. */
  provenPhone: (personId: string) => Promise<{ index: string; cipher: string } | null>
  /** Leases under this number, one per project. */
  leasesOf: (
    contractNo: string,
  ) => Promise<readonly { projectId: string; partyId: string; partyName: string; partyKind: 'company' | 'person' }[]>
  keepInvitation: (invitation: NewInvitation) => Promise<void>
}
