// Who can be signed in as in the demo: an invented person and an invented company of the demo's park.
export const demoTenants = [
  { kind: '个人', name: '刘雅婷', phone: '13834000013', contractNo: 'HT-DG01-0013' },
  { kind: '企业', name: '东莞市刘瑞文化传媒有限公司', phone: '13934000001', contractNo: 'HT-DG01-0001' },
] as const
