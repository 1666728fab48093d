// The invitation in what a scanner read: the last part of a link `…/q/b<code>`, or the text itself.
export const codeInScan = (text: string): string => /\/q\/b([\w-]+)/.exec(text)?.[1] ?? text.trim()
