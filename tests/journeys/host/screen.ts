// What a person can do with the page on top: see it, read it, touch it, type into it.
import * as glass from 'glass-easel'

/** Names, also inside the components that the build nests its tags in, whose ids the framework prefixes in the document. */
export const findAll = (box: HTMLElement, selector: string): HTMLElement[] => {
  for (const element of box.querySelectorAll<HTMLElement>('*')) {
    const id = modelOf(element)?.id
    if (id && element.id !== id) element.id = id
  }
  return [...box.querySelectorAll<HTMLElement>(selector)]
}

/** The innermost elements that read so, spaces aside. */
export const findByText = (box: HTMLElement, text: string): HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>('*')].filter(
    (element) => textOf(element).includes(text) && ![...element.children].some((child) => textOf(child).includes(text)),
  )

export const textOf = (element: Element): string =>
  element.matches('input, textarea') ? (element as HTMLInputElement).value : (element.textContent ?? '').replace(/\s+/g, ' ').trim()

export const fire = (element: HTMLElement, type: string, detail: object): void => {
  const target = closestModel(element)
  if (!target) throw new Error(`${type}: nothing of the page's is here`)
  glass.Event.triggerEvent(target, type, detail, { bubbles: true, composed: true, capturePhase: true })
}

/** A wallet's own button that is disabled feels nothing. */
export const touch = (element: HTMLElement): void => {
  const button = element.closest('button')
  if (button && isDisabled(modelOf(button))) return
  fire(element, 'tap', {})
}

const isDisabled = (model: glass.Element | undefined) =>
  Boolean(model && (model as unknown as { data?: { disabled?: unknown } }).data?.disabled)

export const typeInto = (element: HTMLElement, text: string): void => {
  const field = element.matches('input, textarea') ? element : element.querySelector<HTMLElement>('input, textarea')
  if (!field) throw new Error('there is no field to type into')
  ;(field as HTMLInputElement).value = text
  fire(field, 'input', { value: text, cursor: text.length })
}

type Modelled = Element & { __wxElement?: glass.Element }
const modelOf = (element: Modelled): glass.Element | undefined => element.__wxElement

const closestModel = (element: Element | null): glass.Element | undefined =>
  element ? (modelOf(element) ?? closestModel(element.parentElement)) : undefined
