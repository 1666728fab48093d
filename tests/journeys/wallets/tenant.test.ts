// A tenant's road in both wallets, on the built packages and with the real server: from a cold start to a line's readings and out again.
import { afterEach, describe, expect, test } from 'vitest'
import { chance } from '../../../bff/adapters/chance/node'
import { bindingStore } from '../../../bff/adapters/store/binding/index'
import { invite } from '../../../bff/usecases/binding/invite'
import { bffOn } from '../../worlds/bff'
import { billedPark, cast } from '../../worlds/park'
import type { Device } from '../host/device'
import { createHost, type Host, type Wallet } from '../host/host'
import { bind, buildOf, reads, signIn, tap } from './phone'

const park = await billedPark()
const world = await bffOn(park)
const opened: Host[] = []

afterEach(() => {
  for (const host of opened.splice(0)) {
    expect(host.complaints).toEqual([])
    host.close()
  }
})

const pick = async (wallet: Wallet, device: Partial<Device> = {}): Promise<Host> => {
  const host = await createHost({ wallet, build: buildOf(wallet), server: { listed: 'https://bff.test', at: world.origin }, device })
  opened.push(host)
  return host
}

/** Vouches for a number as the wallet's own server does. */
const proof = (wallet: Wallet, phone: string): string =>
  wallet === 'weapp' ? `${phone}.${world.log.length}` : JSON.stringify(world.simulators.alipay.sealedPhone(phone))

const mismatch = '信息不匹配,请核对通知单上的合同号与手机号'

describe.each(['weapp', 'alipay'] as const)('%s', (wallet) => {
  test('from a cold start over sign-in and the wallet’s phone to a line’s readings, the shares, the trend, and out', async () => {
    const host = await pick(wallet, { loginCode: `road-${wallet}.1` })
    await reads(host, '#shell-signed-out', '登录后可查看账单与用量')
    expect(host.requests).toEqual([])
    await signIn(host)
    await bind(host, { contractNo: cast.company.contractNo, proof: proof(wallet, cast.company.phone) })

    await reads(host, '#home-hero-amount', /^¥[\d,]+\.\d\d$/)
    expect(host.text('#home-lease')).toContain('1-301')
    expect(host.text('#home-hero-payee')).toBe('收款方 东莞松岭园区运营有限公司')
    const owed = host.text('#home-hero-amount')

    await host.tapTab('账单')
    await reads(host, '#bills-summary', `待缴 4 张 · ${owed}`)
    expect(host.text('#bill-row-0')).toContain('4月账单 · 1-301、1-302、1-305')
    await tap(host, '#bill-row-0')
    await reads(host, '#detail-name', '4月账单')
    const amount = host.text('#line-power-amount')
    await tap(host, '#line-power')
    await reads(host, '#basis-name', '电费 · ')
    expect(host.text('#basis-amount')).toBe(amount)
    expect(host.text('#basis-meter')).toMatch(/^电表 E34000021 · 倍率 \d+$/)
    expect(host.text('#basis-span')).toBe('起 4月1日 00:00 · 止 5月1日 00:00')
    expect(host.text('#basis-sharp-start')).toMatch(/^\d+\.\d\d$/)
    expect(host.text('#basis-sharp-end')).toMatch(/^\d+\.\d\d$/)
    expect(host.text('#basis-continues')).toBe('起码 = 上期止码')

    await host.back()
    await tap(host, '#line-shared-power')
    await reads(host, '#basis-share-of-0', /1-301 按面积 [\d,.]+ ÷ [\d,.]+ ㎡/)
    await tap(host, '#basis-all-parts')
    await reads(host, '#share-total-ok', '与公摊总额相符')
    expect(host.text('#share-list')).toMatch(/租户 \d+.*1-301\(本户\).*15 份合计/)

    await host.back()
    await tap(host, '#detail-trend')
    await reads(host, '#trend-table', '4月')

    await host.tapTab('我的')
    await reads(host, '#me-name', cast.company.name)
    expect(host.text('#me-contract-0')).toContain(cast.company.contractNo)
    await tap(host, '#me-sign-out')
    await tap(host, '#me-leave-act')
    await reads(host, '#shell-signed-out', '登录后可查看账单与用量')
    expect([...host.device.storage.values()].join(), 'nothing of the person stays on the phone').not.toMatch(/HT-DG01|刘瑞|1-301/)
    expect(host.device.questions).toEqual([])
  })

  test('a wrong contract, an unknown one and another’s phone are answered alike; then a code proves the phone', async () => {
    const host = await pick(wallet, { loginCode: `sms-${wallet}.1` })
    await signIn(host)
    const refused = async (contractNo: string, phone: string) => {
      host.type('#bind-contract', contractNo)
      await host.until(() => !host.has('#bind-wallet-phone-reason'))
      host.vouchPhone('#bind-wallet-phone', proof(wallet, phone))
      await reads(host, '#bind-contract-error', mismatch)
      host.vouchPhone('#bind-wallet-phone', null)
      await reads(host, '#bind-contract-error', '没有拿到手机号,可改用验证码')
    }
    await tap(host, '#bind-tab-contract')
    await host.until(() => host.has('#bind-contract'))
    await refused(cast.neighbour.contractNo, cast.company.phone)
    await refused('HT-DG01-9999', cast.neighbour.phone)

    world.clock.now = new Date(world.clock.now.getTime() + 61_000)
    host.type('#bind-contract', cast.neighbour.contractNo)
    host.type('#bind-phone', cast.neighbour.phone)
    await tap(host, '#bind-sms-send')
    await reads(host, '#bind-sms-send-reason', /\d+ 秒后可重发/)
    host.type('#bind-sms', world.codeFor(cast.neighbour.phone))
    await tap(host, '#bind-contract-submit')
    await reads(host, '#home-lease', '1-204')
  })

  test('an invitation binds, typed or scanned, once; a restart of the same phone stays signed in', async () => {
    const outcome = await invite({ bindings: bindingStore(park.app), vault: park.vault, chance, now: () => world.clock.now })({
      contractNo: cast.person.contractNo,
      projectId: null,
      role: null,
    })
    if (!outcome.ok) throw new Error(outcome.code)
    const { code } = outcome.value
    const host = await pick(wallet, { loginCode: `guest-${wallet}.1`, scanned: code })
    await signIn(host)
    await tap(host, '#bind-scan')
    await host.until(() => host.text('#bind-invitation') === code)
    await tap(host, '#bind-invitation-submit')
    await reads(host, '#toast', `已绑定 ${cast.person.name}`)
    await reads(host, '#home-hero-amount', '¥')

    const again = await pick(wallet, { storage: host.device.storage })
    await reads(again, '#home-hero-amount', host.text('#home-hero-amount'))
    expect(again.requests.map(({ path }) => path)).toEqual(['/api/home'])

    const other = await pick(wallet, { loginCode: `late-${wallet}.1` })
    await signIn(other)
    other.type('#bind-invitation', code)
    await tap(other, '#bind-invitation-submit')
    await reads(other, '#bind-invitation-error', /邀请码/)
  })
})
