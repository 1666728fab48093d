// The process that tells.
import { answerParent } from '../child'
import { type Telling, tellAll } from './tell'

answerParent((telling: Telling) => tellAll(telling))
