// What the world outside may answer: done, refused with its code, or unsure (no answer, or one that cannot be trusted): ask again later.
export type Answer<T> = { state: 'done'; value: T } | { state: 'refused'; code: string } | { state: 'unsure'; why: string }

export const done = <T>(value: T): Answer<T> => ({ state: 'done', value })

export const refused = (code: string): Answer<never> => ({ state: 'refused', code })

export const unsure = (why: string): Answer<never> => ({ state: 'unsure', why })
