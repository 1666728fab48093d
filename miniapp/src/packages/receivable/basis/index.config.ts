export default definePageConfig({ navigationBarTitleText: '算费依据' })
