/** How every test runs: from the repository's root, two at a time, beside one throw-away database server for the whole run. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { phone } from './miniapp/phone.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

export default defineConfig({
  root,
  plugins: [phone()],
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/worlds/server.ts'],
    reporters: ['default', path.join(root, 'tests/reporter.ts')],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'Asia/Shanghai' },
  },
})
