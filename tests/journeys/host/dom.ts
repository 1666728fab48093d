// Gives the component framework a document to draw in; the pages' own code never sees it.
import { JSDOM } from 'jsdom'

export const openDocument = (): Document => {
  if (!('document' in globalThis)) {
    const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true })
    Object.assign(globalThis, { window, document: window.document })
  }
  return document
}
