// What to say when the server refused, or when nobody answered and it is not known what happened.
import type { Failure } from '../api/client'
import { shellTexts } from './shells'

export const failureText = (failure: Failure): string => (failure.kind === 'refused' ? failure.message : shellTexts.unsure)
