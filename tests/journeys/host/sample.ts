// A program of two pages and a component, written once for each wallet, that exercises what the host promises.
import type { Files } from './build'

const phone = {
  wx: "onPhone(e) { this.setData({ phone: e.detail.code || 'no' }) },",
  my: "onPhone() { my.getPhoneNumber({ success: (r) => this.setData({ phone: r.response }) }) }, onNoPhone() { this.setData({ phone: 'no' }) },",
}

const logic = (api: 'wx' | 'my') => {
  const status = api === 'wx' ? 'r.statusCode' : 'r.status'
  return `Page({
    data: { said: '', typed: '', phone: '', online: 'yes', missing: typeof window + typeof fetch + typeof process },
    onLoad(query) { this.setData({ from: query.from || 'nowhere' }) },
    onShow() { this.shown = (this.shown || 0) + 1; this.setData({ shown: this.shown }) },
    ask(path) {
      ${api}.request({ url: 'https://bff.test' + path, method: 'POST', data: { room: 'A-1203' },
        success: (r) => this.setData({ said: 'success ' + ${status} + ' ' + r.data.word }),
        fail: (r) => this.setData({ said: 'fail ' + (r.error || r.errMsg) + (r.data ? ' ' + r.data : '') }) })
    },
    onFine() { this.ask('/fine') },
    onPoor() { this.ask('/poor') },
    onType(e) { this.setData({ typed: e.detail.value }) },
    ${phone[api]}
    onNext() { ${api}.navigateTo({ url: '/pages/next/index?from=home', fail: (r) => this.setData({ said: r.errMsg || r.errorMessage }) }) },
    onKeep() { ${api === 'wx' ? "wx.setStorageSync('token', { t: 1 })" : "my.setStorageSync({ key: 'token', data: { t: 1 } })"} },
    onRecall() { this.setData({ said: JSON.stringify(${api === 'wx' ? "wx.getStorageSync('token')" : "my.getStorageSync({ key: 'token' }).data"}) }) },
    onWatch() { ${api}.onNetworkStatusChange((s) => this.setData({ online: s.isConnected ? 'yes' : 'no' })) },
  })`
}

const config = { pages: ['pages/home/index', 'pages/next/index', 'pages/me/index'] }
const tabs = [
  { path: 'pages/home/index', text: '首页' },
  { path: 'pages/me/index', text: '我的' },
]

export const weappSample: Files = {
  'app.json': JSON.stringify({ ...config, tabBar: { list: tabs.map(({ path, text }) => ({ pagePath: path, text })) } }),
  'app.js': 'App({ onLaunch(launch) { this.launch = launch } })',
  'utils.wxs': 'module.exports = { loud: function (word) { return word + "!" } }',
  'base.wxml': `<wxs module="xs" src="./utils.wxs" /><template name="row"><view id="{{i}}" bindtap="eh">{{xs.loud(i)}}</view></template>`,
  'comp.json': '{"component":true}',
  'comp.js': 'Component({ properties: { i: String }, methods: { eh(e) { this.setData({ touched: e.currentTarget.id }) } } })',
  'comp.wxml':
    '<import src="./base.wxml" /><view wx:if="{{i}}"><template is="row" data="{{i: i}}" /><text id="touched">{{touched}}</text></view>',
  'pages/home/index.json': '{"usingComponents":{"comp":"../../comp"}}',
  'pages/home/index.js': logic('wx'),
  'pages/home/index.wxml': `<view id="fine" bindtap="onFine">好</view><view id="poor" bindtap="onPoor">差</view><text id="said">{{said}}</text>
    <input id="field" value="{{typed}}" bindinput="onType" /><text id="typed">{{typed}}</text><text id="missing">{{missing}}</text>
    <button id="phone" open-type="getPhoneNumber" bindgetphonenumber="onPhone">{{phone}}</button>
    <view id="next" bindtap="onNext"><text id="inner">下一页</text></view><view id="keep" bindtap="onKeep" /><button id="locked" disabled="{{true}}" bindtap="onFine" /><view id="recall" bindtap="onRecall" />
    <view id="watch" bindtap="onWatch">{{online}}</view><text id="shown">{{shown}}</text><comp i="inside" />`,
  'pages/next/index.json': '{}',
  'pages/next/index.js': logic('wx'),
  'pages/next/index.wxml': '<text id="from">{{from}}</text><view id="next" bindtap="onNext" /><text id="said">{{said}}</text>',
  'pages/me/index.json': '{}',
  'pages/me/index.js': logic('wx'),
  'pages/me/index.wxml': '<text>我的</text>',
}

export const alipaySample: Files = {
  'app.json': JSON.stringify({ ...config, tabBar: { items: tabs.map(({ path, text }) => ({ pagePath: path, name: text })) } }),
  'app.js': weappSample['app.js'] ?? '',
  'utils.sjs': 'export default { loud: function (word) { return word + "!" } }',
  'base.axml': `<import-sjs name="xs" from="./utils.sjs" /><template name="row"><view id="{{i}}" onTap="eh">{{xs.loud(i)}}</view></template>`,
  'comp.json': '{"component":true}',
  'comp.js': "Component({ props: { i: '' }, methods: { eh(e) { this.setData({ touched: e.currentTarget.id }) } } })",
  'comp.axml':
    '<import src="./base.axml" /><view a:if="{{i}}"><template is="row" data="{{i: i}}" /><text id="touched">{{touched}}</text></view>',
  'pages/home/index.json': weappSample['pages/home/index.json'] ?? '',
  'pages/home/index.js': logic('my'),
  'pages/home/index.axml': (weappSample['pages/home/index.wxml'] ?? '')
    .replaceAll('bindtap', 'onTap')
    .replace('bindinput', 'onInput')
    .replace(
      'open-type="getPhoneNumber" bindgetphonenumber="onPhone"',
      'open-type="getAuthorize" onGetAuthorize="onPhone" onError="onNoPhone"',
    ),
  'pages/next/index.json': '{}',
  'pages/next/index.js': logic('my'),
  'pages/next/index.axml': (weappSample['pages/next/index.wxml'] ?? '').replaceAll('bindtap', 'onTap'),
  'pages/me/index.json': '{}',
  'pages/me/index.js': logic('my'),
  'pages/me/index.axml': '<text>我的</text>',
}
