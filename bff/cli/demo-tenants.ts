// Who can be signed in as in the demo: an invented person and an invented company of the demo's park.
export const demoTenants = [
  { kind: '个人', name: '何国栋', phone: '13834000007', contractNo: 'HT-DG01-0007' },
  { kind: '企业', name: '东莞市刘瑞文化传媒有限公司', phone: '13934000001', contractNo: 'HT-DG01-0001' },
] as const
