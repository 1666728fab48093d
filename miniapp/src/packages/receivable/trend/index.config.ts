export default definePageConfig({ navigationBarTitleText: '用量与金额趋势' })
