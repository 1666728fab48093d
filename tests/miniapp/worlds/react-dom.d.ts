// The two entries of react-dom that draw a page in a test.
declare module 'react-dom/client' {
  import type { ReactNode } from 'react'
  export const createRoot: (box: Element) => { render(node: ReactNode): void; unmount(): void }
}
declare module 'react-dom/test-utils' {
  export const act: (work: () => Promise<unknown>) => Promise<void>
}
