// Makes an invitation to act for a contract's party: one code, one use, seven days; the code is told once and kept only as a hash.
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { BindingStore, Role } from '../../ports/binding-store'
import type { Chance } from '../../ports/chance'
import type { Vault } from '../../ports/vault'
import { dayMs } from '../session/terms'
import { hashOfInvitation, invitationDays, shownInvitation } from './invitation'

export interface Needs {
  bindings: BindingStore
  vault: Vault
  chance: Chance
  now: () => Date
}

export interface Invited {
  code: string
  partyName: string
  role: Role
  expiresAt: Date
}

/** The same number may stand in several parks; then the park must be named. A person's own role is owner, a company's first is admin. */
export const invite =
  (needs: Needs) =>
  async (wish: {
    contractNo: string
    projectId: string | null
    role: Role | null
  }): Promise<Outcome<Invited, 'contract-unknown' | 'contract-in-several-projects'>> => {
    const found = await needs.bindings.leasesOf(wish.contractNo)
    const fitting = found.filter((lease) => wish.projectId === null || lease.projectId === wish.projectId)
    const [lease, another] = fitting
    if (!lease) return refuse('contract-unknown', { contractNo: wish.contractNo })
    if (another) return refuse('contract-in-several-projects', { projects: fitting.map((one) => one.projectId).join('、') })
    const code = needs.chance.invitation()
    const createdAt = needs.now()
    const role = wish.role ?? (lease.partyKind === 'company' ? 'admin' : 'owner')
    const expiresAt = new Date(createdAt.getTime() + invitationDays * dayMs)
    const { partyId, partyName } = lease
    await needs.bindings.keepInvitation({
      codeHash: hashOfInvitation(needs.vault, code),
      partyId,
      role,
      contractNo: wish.contractNo,
      createdAt,
      expiresAt,
    })
    return ok({ code: shownInvitation(code), partyName, role, expiresAt })
  }
