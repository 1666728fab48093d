// A button locks at the tap and unlocks on an answer; when it can't be pressed it says why.
// @vitest-environment jsdom
import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { Button, type ButtonProps } from '../../../miniapp/src/parts/button'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const draw = async (given: Partial<ButtonProps>) => {
  const box = document.body.appendChild(document.createElement('div'))
  await act(async () =>
    createRoot(box).render(createElement(Button, { id: 'go', kind: 'main', text: '绑定', onTap: () => null, ...given })),
  )
  const button = box.querySelector<HTMLElement>('#go')
  if (!button) throw new Error('no button')
  return { box, tap: () => act(async () => button.click()) }
}

test('1: two taps in a row do one thing; after the answer it can be pressed again', async () => {
  let taps = 0
  let answer = () => {}
  const { tap } = await draw({
    onTap: () => {
      taps += 1
      return new Promise<void>((done) => {
        answer = done
      })
    },
  })
  await tap()
  await tap()
  expect(taps).toBe(1)
  await act(async () => answer())
  await tap()
  expect(taps).toBe(2)
})

test('ux 55: a button that can not be pressed states its reason and does nothing', async () => {
  let taps = 0
  const { box, tap } = await draw({ reason: '先填写合同号', onTap: () => (taps += 1) })
  await tap()
  expect(taps).toBe(0)
  expect(box.textContent).toBe('绑定先填写合同号')
})
