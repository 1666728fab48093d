// Whether the server said that its data is invented; every screen's foot repeats it.
import { kept } from './kept'

const demo = kept('demo', () => false)

export const useDemo = (): boolean => demo.use()

export const noteDemo = (reply: object): void => {
  if ('demo' in reply && typeof reply.demo === 'boolean' && reply.demo !== demo.get()) demo.set(reply.demo)
}
