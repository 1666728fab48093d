// How long a tenant stays signed in, and what an SMS code allows.
export const idleDays = 30
export const absoluteDays = 180
/** The session's last use is written down at most this often. */
export const touchAfterMs = 3_600_000

export const smsCodeMs = 5 * 60_000
export const resendAfterS = 60
export const smsCodesADay = 10

export const dayMs = 86_400_000
