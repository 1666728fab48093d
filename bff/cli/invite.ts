// yft invite: prints an invitation code for a contract's party, once.
import { dayAt, yearOf } from '@yft/core/shared/day'
import { showDay } from '@yft/core/shared/show'
import { chance } from '../adapters/chance/node'
import { bindingStore } from '../adapters/store/binding/index'
import { type Role, roles } from '../ports/binding-store'
import { type Invited, invite } from '../usecases/binding/invite'
import type { Command } from './command'
import { readOptions } from './options'

const usage = 'invite CONTRACT [--role ROLE] [--project DG01]'

export const inviteCommand: Command = {
  name: 'invite',
  usage,
  does: `为合同的租户生成邀请码；ROLE 为 ${roles.join('、')} 之一`,
  run: async (args, context) => {
    const options = readOptions(args, { texts: ['role', 'project'] })
    const [contractNo, ...more] = options?.words ?? []
    const role = options?.texts.role
    if (!options || contractNo === undefined || more.length > 0 || (role !== undefined && !isRole(role))) {
      context.out(`用法: npm run yft -- ${usage}`)
      return 2
    }
    const needs = { bindings: bindingStore(context.sql), vault: context.vault, chance, now: context.now }
    const invited = await invite(needs)({ contractNo, projectId: options.texts.project ?? null, role: role ?? null })
    if (!invited.ok) {
      context.out(
        invited.code === 'contract-unknown'
          ? `没有合同 ${contractNo}`
          : `几个园区都有合同 ${contractNo}，请用 --project 指明园区（${invited.detail.projects}）`,
      )
      return 1
    }
    for (const line of said(contractNo, invited.value)) context.out(line)
    return 0
  },
}

const isRole = (text: string): text is Role => roles.some((role) => role === text)

const said = (contractNo: string, { code, partyName, role, expiresAt }: Invited): string[] => {
  const until = dayAt(expiresAt)
  return [
    `合同 ${contractNo} · ${partyName} · 角色 ${role}`,
    `邀请码 ${code}`,
    `${showDay(until, yearOf(until))}前有效，只能用一次，只显示这一次`,
  ]
}
