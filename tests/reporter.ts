/** Closes a run with one plain line that a script can read: how many tests passed, failed and were left out. */
import type { Reporter, TestModule } from 'vitest/node'

export default class ClosingLine implements Reporter {
  /** A file that breaks before its first test and a fault outside any test are failures too. */
  onTestRunEnd(modules: readonly TestModule[], faults: readonly unknown[]): void {
    const count = { passed: 0, failed: faults.length, skipped: 0 }
    for (const module of modules) {
      if (module.errors().length > 0) count.failed++
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state !== 'pending') count[state]++
        else count.failed++
      }
    }
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
    process.once('exit', () => process.stdout.write(`${count.passed} passed, ${count.failed} failed${skipped}\n`))
  }
}
