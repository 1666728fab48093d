// Where a server of the storms may die, and over which payment.
export const points = ['before-insert', 'before-commit', 'after-commit', 'before-job'] as const

export interface Mortal {
  env: Record<string, string>
  now: string
  death: { point: (typeof points)[number]; paymentId: string; receiptId: string } | null
}
