// Builds one source for WeChat, Alipay and the browser.
import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const core = path.resolve(__dirname, '../../core')
const target = process.env.TARO_ENV ?? 'weapp'
/** The browser's pages come from the server that they ask; a wallet's application must name it. */
const apiBase = target === 'h5' ? '' : (process.env.API_BASE ?? 'https://bff.test')
const cssModules = { enable: true, config: { namingPattern: 'module', generateScopedName: '[name]__[local]___[hash:base64:5]' } } as const

export default defineConfig<'webpack5'>(async () => ({
  projectName: 'yuanfeitong',
  date: '2026-1-1',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: process.env.TARO_CACHE === '1' },
  plugins: [path.resolve(__dirname, 'aria.ts')],
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  defineConstants: { API_BASE: JSON.stringify(apiBase) },
  mini: {
    compile: { include: [core] },
    // Classes are hashed, so the order of style sheets decides nothing and need not agree between pages.
    miniCssExtractPluginOption: { ignoreOrder: true },
    // Without it, what two pages of one sub-package share would lie in the main package.
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules },
  },
  h5: {
    compile: { include: [core] },
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    useHtmlComponents: true,
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { autoprefixer: { enable: true, config: {} }, cssModules },
  },
}))
