// Every text that people may read, taken out of the code with its place; comments are not among them.
import ts from 'typescript'
import type { Source } from './source'
import { placeOf, readSyntax, walk } from './syntax'

export type Text = { place: string; text: string; kind: 'string' | 'screen' }

/** `screen` is what surely stands on a page: text between tags and in the attributes that parts show. */
export const readTexts = (source: Source): Text[] => {
  const { tree } = readSyntax(source)
  const found: Text[] = []
  walk(tree, (node) => {
    const text = wordsOf(node)
    if (text === undefined || text.trim() === '' || isSpecifier(node)) return
    found.push({ place: placeOf(tree, node), text: text.trim(), kind: isShown(node) ? 'screen' : 'string' })
  })
  return found
}

const wordsOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text
  return undefined
}

const isSpecifier = ({ parent }: ts.Node) =>
  ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)

const shown = /^(title|text|label|hint|note|placeholder|error|reason|body|summary|unit)$/

const isShown = (node: ts.Node) => {
  if (ts.isJsxText(node)) return true
  const { parent } = node
  const attribute = ts.isJsxExpression(parent) ? parent.parent : parent
  return ts.isJsxAttribute(attribute) && shown.test(attribute.name.getText())
}
