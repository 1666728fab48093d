// Lets a page believe that it is one moment, whichever day the test runs on.
import type { Page } from 'playwright-core'

/** Only the date stands still: the browser's own clock, which a page's parts wait for before they draw, goes on. */
export const freezeDate = async (page: Page, at: Date): Promise<void> => {
  await page.addInitScript((atMs) => {
    globalThis.Date = class extends Date {
      constructor(...parts: []) {
        if (parts.length > 0) super(...parts)
        else super(atMs)
      }
      static override now = () => atMs
    } as DateConstructor
  }, at.getTime())
}
