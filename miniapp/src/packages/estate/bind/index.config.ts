export default definePageConfig({ navigationBarTitleText: '绑定合同' })
