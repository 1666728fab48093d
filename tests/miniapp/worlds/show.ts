// Draws one page of a fresh phone, signed in unless told otherwise, against a server of given answers.
import { act, type ComponentType, createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { vi } from 'vitest'
import { freshPhone, held, type Phone } from './taro'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

/** By the end of the path; a number is a fault with that status, `never` no answer at all, `offline` no network. */
export type Answers = Record<string, Told | ((data: Record<string, unknown>) => Told)>
type Told = object | Fault | 'never' | 'offline'
export interface Fault {
  status: number
  code: string
  message: string
}

export interface Given {
  page: () => Promise<{ default: ComponentType }>
  answers?: Answers
  params?: Record<string, string>
  storage?: Record<string, unknown>
  token?: string | null
}

/** Modules keep what a phone keeps while it runs: each phone starts them anew. */
export const show = async ({ page, answers = {}, params = {}, storage = {}, token = 'token' }: Given) => {
  vi.resetModules()
  const { held: fresh } = await import('./taro')
  const phone: Phone = { ...freshPhone(), params, storage: new Map(Object.entries({ token, ...storage })) }
  fresh.phone = phone
  held.phone = phone
  serve(phone, answers)
  await act(async () => leave())
  document.body.innerHTML = ''
  const box = document.body.appendChild(document.createElement('div'))
  const { default: Page } = await page()
  const root = createRoot(box)
  leave = () => root.unmount()
  await act(async () => root.render(createElement(Page)))
  return screenOn(phone, box)
}

/** Takes the page before off the screen, so that its clocks stop. */
let leave = () => {}

export const serve = (phone: Phone, answers: Answers): void => {
  phone.networkType = Object.values(answers).includes('offline') ? 'none' : 'wifi'
  phone.answer = async ({ url, data }) => {
    const given = Object.entries(answers).find(([end]) => url.endsWith(end))?.[1] ?? { status: 404, code: 'not-found', message: '没有找到' }
    const found = typeof given === 'function' ? given(data) : given
    if (found === 'never') return new Promise(() => {})
    if (found === 'offline') throw { errMsg: 'request:fail' }
    if ('status' in found && typeof found.status === 'number' && 'code' in found)
      return { statusCode: found.status, data: { ...found, requestId: 'req-77' }, header: {} }
    return { statusCode: 200, data: found, header: {} }
  }
}

const screenOn = (phone: Phone, box: HTMLElement) => {
  const find = (id: string) => box.querySelector<HTMLElement>(`[id="${id}"]`)
  const get = (id: string): HTMLElement => {
    const element = find(id)
    if (!element) throw new Error(`no #${id} on the screen: ${box.textContent}`)
    return element
  }
  return {
    phone,
    box,
    find,
    get,
    text: (id?: string): string => (id ? get(id) : box).textContent ?? '',
    tap: (id: string) => act(async () => get(id).click()),
    type: (id: string, text: string) =>
      act(async () => {
        const field = get(id) as HTMLInputElement
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    wait: (ms: number) => act(async () => new Promise((done) => setTimeout(done, ms))),
  }
}
