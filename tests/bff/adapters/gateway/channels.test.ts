// Every channel in the list meets the specification of the port.
import { expect, test } from 'vitest'
import { channels } from '../../../../bff/adapters/gateway/index'
import { specifyGateway } from '../gateway.spec-of'
import { samples } from './wechat/merchant'
import { startPeer } from './wechat/peer'
import { startSimulated } from './wechat/simulated'

const inMiniProgram = { kind: 'jsapi', appId: samples.appid, openId: 'oPayer' } as const

const specified = {
  wechat: [
    { name: '微信支付，扫码，几行代码的对端', start: () => startPeer() },
    { name: '微信支付，扫码，本机模拟器，微信支付公钥', start: () => startSimulated({ kind: 'native' }, 'public-key') },
    { name: '微信支付，小程序，本机模拟器，平台证书', start: () => startSimulated(inMiniProgram, 'certificates') },
  ],
}

test('no channel in the list goes unspecified', () => {
  expect(channels.map(({ channel }) => channel)).toEqual(Object.keys(specified))
})

for (const { name, start } of Object.values(specified).flat()) specifyGateway(name, start)
