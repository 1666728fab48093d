// Who is signed in, and the contracts that this person sees.
import { ok } from '@yft/core/shared/outcome'
import type { Caller } from '../caller'
import { maskedPhone } from '../session/phone-identity'
import { readAs } from '../session/presented'
import type { Needs, Told } from './needs'

export const me =
  (needs: Needs) =>
  async (caller: Caller): Told<'me'> => {
    const read = await readAs(needs, caller, needs.tenants.me)
    if (!read.ok) return read
    const { phone, leases } = read.value
    return ok({ maskedPhone: phone && maskedPhone(needs.vault, phone), leases, demo: needs.demo })
  }
