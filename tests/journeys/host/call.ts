// The manner of every asynchronous wallet API: options with success, fail and complete, answered on a later turn.
export type Bag = {
  success?: (result: object) => void
  fail?: (fault: object) => void
  complete?: (result: object) => void
  [option: string]: unknown
}

export type Answer = { ok: true; value: object } | { ok: false; fault: object }

export const done = (value: object = {}): Answer => ({ ok: true, value })
export const failed = (fault: object): Answer => ({ ok: false, fault })

export const answer = (bag: Bag | undefined, work: () => Answer | Promise<Answer>): void => {
  void (async () => {
    await null
    const found = await work()
    if (found.ok) bag?.success?.(found.value)
    else bag?.fail?.(found.fault)
    bag?.complete?.(found.ok ? found.value : found.fault)
  })()
}
