// Takes a picture of a whole page, small enough to lie in the repository.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'

const limitBytes = 120 * 1024

/** Pictures go to .data/pictures; PICTURES=tests/journeys/pictures and a test's name renew what lies in the repository, where each must be small. */
export const picture = async (page: Page, name: string): Promise<Buffer> => {
  const before = page.viewportSize()
  const hiddenPx = await page.evaluate(hiddenBelow)
  if (before && hiddenPx > 0) await page.setViewportSize({ ...before, height: before.height + hiddenPx })
  const bytes = await page.screenshot({ fullPage: true, scale: 'css', animations: 'disabled', caret: 'hide' })
  if (before && hiddenPx > 0) await page.setViewportSize(before)
  if (process.env.PICTURES && bytes.length > limitBytes)
    throw new Error(`the picture ${name} has ${bytes.length} bytes, more than ${limitBytes}`)
  const folder = path.resolve(process.env.PICTURES ?? '.data/pictures')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${name}.png`), bytes)
  return bytes
}

/** Taro's pages scroll inside a box of the window's height, which a full-page picture would cut. */
const hiddenBelow = () => {
  const boxes = [...document.querySelectorAll<HTMLElement>('*')].filter((box) => {
    const { overflowY, display } = getComputedStyle(box)
    return display !== 'none' && box.clientWidth >= innerWidth / 2 && (overflowY === 'auto' || overflowY === 'scroll')
  })
  return Math.ceil(Math.max(0, ...boxes.map((box) => box.scrollHeight - box.clientHeight)))
}
