// The number of an attempt at the provider: it names the project, so that money finds its way home from the number alone.

/** `DG01_` and 19 characters of the attempt's id, 32 at most; the same attempt has the same number for ever. */
export const outTradeNoOf = (projectId: string, attemptId: string): string => `${projectId}_${attemptId.slice(4, 23)}`

/** The project that a number names; null for a number that is not of our form. */
export const projectOf = (outTradeNo: string): string | null => /^([A-Za-z0-9-]{1,12})_[0-9a-z]{19}$/.exec(outTradeNo)?.[1] ?? null
