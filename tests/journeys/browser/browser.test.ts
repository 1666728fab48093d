// The browser that npm brings draws Chinese, stays on this machine, and measures what a person would see.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isOurs, launchBrowser, type Window } from './browser'
import { findCut, findSmallTargets, findSmallText } from './measure'
import { picture } from './picture'

let browser: Awaited<ReturnType<typeof launchBrowser>>
let window: Window
beforeAll(async () => {
  browser = await launchBrowser()
  window = await browser.open('phone')
})
afterAll(() => browser.close())

const show = (body: string) =>
  window.page.setContent(`<!doctype html><meta name="viewport" content="width=device-width"><body style="margin:0">${body}`)

test('Chinese letters are drawn, and bold ones bolder', async () => {
  await show('<div style="font:20px sans-serif;width:max-content">')
  // Ink per letter: a font without the letter draws the same empty box for both.
  const [park, fee, missing, bold] = await window.page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    if (!pen) throw new Error('no canvas')
    const ink = (letter: string, weight = 400) => {
      pen.clearRect(0, 0, 60, 60)
      pen.font = `${weight} 40px sans-serif`
      pen.fillText(letter, 5, 45)
      return pen.getImageData(0, 0, 60, 60).data.reduce((sum, part) => sum + part, 0)
    }
    return [ink('园'), ink('费'), ink('\u{10FFFD}'), ink('园', 700)] as const
  })
  expect(park).toBeGreaterThan(0)
  expect(park).not.toBe(fee)
  expect(park).not.toBe(missing)
  expect(bold).toBeGreaterThan(park)
})

test('an address outside this machine is refused and reported', async () => {
  await show('<img src="http://192.0.2.1/pixel.png">')
  await expect.poll(() => window.strays).toEqual(['http://192.0.2.1/pixel.png'])
  expect(isOurs('http://127.0.0.1:3000/api')).toBe(true)
  expect(isOurs('https://127.0.0.1.example/')).toBe(false)
})

test('a picture shows the whole page, also what scrolls inside a box', async () => {
  await show('<div style="height:100vh;overflow-y:auto"><div style="height:1500px">账单</div></div>')
  const bytes = await picture(window.page, 'probe')
  expect(bytes.readUInt32BE(16)).toBe(375)
  expect(bytes.readUInt32BE(20)).toBe(1500)
  expect(window.page.viewportSize()).toEqual({ width: 375, height: 812 })
})

test('text that is cut or reaches beyond the window is found, and only that', async () => {
  await show(
    '<p>好好的</p><p id="cut" style="width:60px;overflow:hidden;white-space:nowrap">被切掉的一行字</p><p id="out" style="position:absolute;left:360px;width:40px">出界</p>',
  )
  expect(await findCut(window.page)).toEqual(['#cut 被切掉的一行字', '#out 出界', expect.stringContaining('wide')])
})

test('a target too small for a thumb and letters too small to read are found', async () => {
  await show(
    '<button id="a" style="width:44px;height:44px;font-size:13px">去</button><button id="b" style="width:60px;height:30px;font-size:12px">缴</button>',
  )
  expect(await findSmallTargets(window.page, 'button', 44)).toEqual(['#b 缴 60×30'])
  expect(await findSmallText(window.page, 13)).toEqual(['12 px: 缴'])
})
