// A browser has no scanner: the number is typed in.
export const scan = null
