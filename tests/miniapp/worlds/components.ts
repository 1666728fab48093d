// Stand-ins for the wallets' built-in tags: plain elements, with the events spelled as pages expect them.
import { createElement, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }

/** What only a wallet's tag understands. */
const wallets = /^(hover|placeholderClass|scroll|openType|onGet|maxlength$)/

const drawn =
  (tag: string) =>
  ({ children, ...props }: Props) =>
    createElement(tag, Object.fromEntries(Object.entries(props).filter(([name]) => !wallets.test(name))), children)

export const View = drawn('div')
export const Text = drawn('span')
export const ScrollView = drawn('div')
export const Image = drawn('img')

export const Input = ({ onInput, maxlength, placeholderClass: _, ...props }: Props & { onInput?: (event: object) => void }) =>
  createElement('input', {
    ...props,
    maxLength: maxlength,
    onChange: (event: { target: { value: string } }) => onInput?.({ detail: { value: event.target.value } }),
  })
