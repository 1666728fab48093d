// The pages of the application: three tabs in the main package, the rest in packages loaded when needed.
export default defineAppConfig({
  pages: ['pages/home/index', 'pages/bills/index', 'pages/me/index'],
  subPackages: [
    { root: 'packages/session', pages: ['sign-in/index'] },
    { root: 'packages/estate', pages: ['bind/index'] },
    { root: 'packages/receivable', pages: ['detail/index', 'basis/index', 'trend/index'] },
    { root: 'packages/payment', pages: ['cashier/index', 'result/index', 'list/index', 'detail/index'] },
  ],
  window: {
    navigationBarTitleText: '园费通',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f4f6f8',
  },
  tabBar: {
    color: '#667080',
    selectedColor: '#0b5fbf',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: 'assets/home.png', selectedIconPath: 'assets/home-on.png' },
      { pagePath: 'pages/bills/index', text: '账单', iconPath: 'assets/bills.png', selectedIconPath: 'assets/bills-on.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/me.png', selectedIconPath: 'assets/me-on.png' },
    ],
  },
})
