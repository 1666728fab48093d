// The entry of react-dom that draws a page in a test.
declare module 'react-dom/client' {
  import type { ReactNode } from 'react'
  export const createRoot: (box: Element) => { render(node: ReactNode): void; unmount(): void }
}
