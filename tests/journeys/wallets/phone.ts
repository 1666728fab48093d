// What every journey in a wallet does first: sign in, bind a contract, and wait for what a screen says.
import path from 'node:path'
import type { Host, Wallet } from '../host/host'

export const buildOf = (wallet: Wallet): string => path.resolve(import.meta.dirname, '../../../miniapp/dist', wallet)

/** Waits until the element reads so, or contains it. */
export const reads = (host: Host, target: string, wanted: string | RegExp): Promise<boolean> =>
  host.until(() => {
    const text = host.text(target)
    if (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)) return true
    throw new Error(`${target} reads ${JSON.stringify(text.slice(0, 200))}, not ${wanted}`)
  }, patience)

/** The machine may be busy with a build or two beside. */
const patience = { timeoutMs: 30_000, what: 'what a screen says' }

/** Waits until it is there. */
export const tap = async (host: Host, target: string): Promise<void> => {
  await host.until(() => host.has(target), patience)
  host.tap(target)
}

/** From a page that asks to sign in to 绑定合同. */
export const signIn = async (host: Host): Promise<void> => {
  await tap(host, '#shell-signed-out-action')
  await tap(host, '#sign-in-wallet-submit')
  await host.until(() => host.has('#bind-tab-contract'), patience)
}

/** By contract number and the phone that the wallet vouches for; ends on 首页. */
export const bind = async (host: Host, { contractNo, proof }: { contractNo: string; proof: string }): Promise<void> => {
  host.tap('#bind-tab-contract')
  await host.until(() => host.has('#bind-contract'), patience)
  host.type('#bind-contract', contractNo)
  await host.until(() => !host.has('#bind-wallet-phone-reason'), patience)
  host.vouchPhone('#bind-wallet-phone', proof)
  await host.until(() => host.page === 'pages/home/index', patience)
}
