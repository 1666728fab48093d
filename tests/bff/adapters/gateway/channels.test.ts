// Every channel in the list meets the specification of the port.
import { expect, test } from 'vitest'
import { channels } from '../../../../bff/adapters/gateway/index'
import { specifyGateway } from '../gateway.spec-of'
import { startPeer } from './wechat/peer'

const specified = {
  wechat: [
    { name: '微信支付，扫码', start: () => startPeer('native') },
    { name: '微信支付，小程序', start: () => startPeer('jsapi') },
  ],
}

test('no channel in the list goes unspecified', () => {
  expect(channels.map(({ channel }) => channel)).toEqual(Object.keys(specified))
})

for (const { name, start } of Object.values(specified).flat()) specifyGateway(name, start)
