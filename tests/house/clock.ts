// Finds where pure rooms look at the clock or throw dice themselves: now and chance are arguments there.
import ts from 'typescript'
import type { Source } from './source'
import { placeOf, readSyntax, walk } from './syntax'

const impure = /^(Date\.now|Math\.random|performance\.now|crypto\.(randomUUID|randomBytes|getRandomValues)|process\.(env|hrtime))$/

export const findClocks = (sources: Source[]): string[] =>
  sources.flatMap((source) => {
    const { tree } = readSyntax(source)
    const found: string[] = []
    walk(tree, (node) => {
      if (ts.isPropertyAccessExpression(node) && impure.test(node.getText(tree))) found.push(`${placeOf(tree, node)} ${node.getText(tree)}`)
      if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Date' && !node.arguments?.length)
        found.push(`${placeOf(tree, node)} new Date()`)
    })
    return found
  })
