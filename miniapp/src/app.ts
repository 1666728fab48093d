// The application's shell: global styles, nothing on screen.
import type { PropsWithChildren } from 'react'
import './app.scss'
import './platform/inert-links'

export default ({ children }: PropsWithChildren) => children
