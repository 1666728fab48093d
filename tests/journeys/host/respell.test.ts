// Alipay's spelling and WeChat's say the same thing.
import { expect, test } from 'vitest'
import { respellAlipay } from './respell'

test.each([
  ['a.axml', '<view a:if="{{x}}" onTap="eh" />', 'a.wxml', '<view wx:if="{{x}}" bindtap="eh" />'],
  ['a.axml', '<block a:for="{{l}}" a:for-item="i" a:key="sid">', 'a.wxml', '<block wx:for="{{l}}" wx:for-item="i" wx:key="sid">'],
  ['a.axml', '<view catchTouchMove="eh" onGetPhoneNumber="eh" />', 'a.wxml', '<view catchtouchmove="eh" bindgetphonenumber="eh" />'],
  ['a.axml', '<import src="../base.axml"/>', 'a.wxml', '<import src="../base.wxml"/>'],
  ['a.axml', '<import-sjs name="xs" from="./utils.sjs" />', 'a.wxml', '<wxs module="xs" src="./utils.wxs" />'],
  ['u.sjs', 'export default { a: 1 }', 'u.wxs', 'module.exports = { a: 1 }'],
  ['a.acss', '.a { color: red }', 'a.wxss', '.a { color: red }'],
  ['a.js', "var a = 'a:if onTap='", 'a.js', "var a = 'a:if onTap='"],
  [
    'app.json',
    '{"tabBar":{"items":[{"pagePath":"p","name":"首页"}]}}',
    'app.json',
    '{"tabBar":{"items":[{"pagePath":"p","name":"首页"}],"list":[{"pagePath":"p","text":"首页"}]}}',
  ],
])('%s %s', (name, text, wantedName, wantedText) => {
  expect(respellAlipay({ [name]: text })).toEqual({ [wantedName]: wantedText })
})
