// Measures a page as it stands: what is cut, what a thumb cannot hit, what is too small to read.
import type { Page } from 'playwright-core'

/** Text that a parent cuts off or that reaches beyond the window's sides. */
export const findCut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const width = document.documentElement.clientWidth
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      const box = element.getBoundingClientRect()
      if (!own || box.width === 0 || !element.checkVisibility()) continue
      const beyond = box.left < -0.5 || box.right > width + 0.5
      const { overflowX } = getComputedStyle(element)
      const cut = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
      if (beyond || cut) found.push(`${element.id ? `#${element.id} ` : ''}${element.textContent?.trim().slice(0, 40)}`)
    }
    if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} wide`)
    return found
  })

/** Everything that can be tapped and is smaller than `leastPx` in either direction. */
export const findSmallTargets = (page: Page, selector: string, leastPx: number): Promise<string[]> =>
  page.evaluate(
    ({ selector, leastPx }) =>
      [...document.querySelectorAll<HTMLElement>(selector)]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < leastPx - 0.5 || box.height < leastPx - 0.5))
        .map(
          ({ element, box }) =>
            `${element.id ? `#${element.id} ` : ''}${element.textContent?.trim().slice(0, 20)} ${Math.round(box.width)}×${Math.round(box.height)}`,
        ),
    { selector, leastPx },
  )

/** Text set smaller than `leastPx`. */
export const findSmallText = (page: Page, leastPx: number): Promise<string[]> =>
  page.evaluate((leastPx) => {
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      const sizePx = Number.parseFloat(getComputedStyle(element).fontSize)
      if (own && element.checkVisibility() && sizePx < leastPx - 0.05)
        found.push(`${sizePx} px: ${element.textContent?.trim().slice(0, 30)}`)
    }
    return found
  }, leastPx)
