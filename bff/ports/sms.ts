// Sends one text message to a mainland mobile number.
import type { Answer } from './answer'

export interface Sms {
  send: (message: { phone: string; text: string }) => Promise<Answer<null>>
}
