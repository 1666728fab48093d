// The two answers of a verb: the value, or a refusal that the caller must read.
export type Ok<T> = { ok: true; value: T }
export type Refused<C extends string> = { ok: false; code: C; detail: Detail }
export type Outcome<T, C extends string = never> = Ok<T> | Refused<C>

/** What a refusal says beside its code: small plain data, fit for a log and for a sentence. */
export type Detail = Readonly<Record<string, string | number>>

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const refuse = <C extends string>(code: C, detail: Detail = {}): Refused<C> => ({ ok: false, code, detail })

/** Ends a switch over a closed union: compiles only when every member has been handled. */
export const never = (value: never): never => {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
