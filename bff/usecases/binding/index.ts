// The verbs by which a person comes to act for a party.
import { bindByContract, type Needs } from './bind-by-contract'
import { bindByInvitation } from './bind-by-invitation'

export const binding = (needs: Needs) => ({
  bindByInvitation: bindByInvitation(needs),
  bindByContract: bindByContract(needs),
})
