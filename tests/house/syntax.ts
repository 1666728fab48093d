// What a TypeScript file takes, gives and calls, read from its syntax tree.
import ts from 'typescript'
import type { Source } from './source'

export type Import = { specifier: string; names: string[]; whole: boolean; typeOnly: boolean }
export type Syntax = { imports: Import[]; exports: { name: string; isType: boolean }[]; onlyForwards: boolean; tree: ts.SourceFile }

/** Reading is slow and every checker reads every file: each is read once. */
export const readSyntax = (source: Source): Syntax => {
  const syntax = known.get(source) ?? parse(source)
  known.set(source, syntax)
  return syntax
}

const known = new WeakMap<Source, Syntax>()

const parse = ({ path, text }: Source): Syntax => {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  return { imports: importsOf(tree), exports: tree.statements.flatMap(exportsOf), onlyForwards: forwardsOnly(tree), tree }
}

const importsOf = (tree: ts.SourceFile): Import[] => {
  const found: Import[] = []
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node)) found.push(fromImport(node))
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) found.push(fromForward(node, node.moduleSpecifier))
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      found.push({ specifier: textOf(node.argument.literal), names: [], whole: true, typeOnly: true })
    else if (isDynamic(node) && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0]))
      found.push({ specifier: node.arguments[0].text, names: [], whole: true, typeOnly: false })
  })
  return found
}

const fromImport = ({ moduleSpecifier, importClause }: ts.ImportDeclaration): Import => {
  const specifier = textOf(moduleSpecifier)
  if (!importClause) return { specifier, names: [], whole: false, typeOnly: false }
  const { namedBindings, name } = importClause
  const elements = namedBindings && ts.isNamedImports(namedBindings) ? [...namedBindings.elements] : []
  const names = [...(name ? ['default'] : []), ...elements.map((element) => (element.propertyName ?? element.name).text)]
  const allTypes = !name && elements.length > 0 && elements.every((element) => element.isTypeOnly)
  return {
    specifier,
    names,
    whole: namedBindings !== undefined && ts.isNamespaceImport(namedBindings),
    typeOnly: importClause.phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes,
  }
}

const fromForward = ({ exportClause, isTypeOnly }: ts.ExportDeclaration, from: ts.Expression): Import => {
  const named =
    exportClause && ts.isNamedExports(exportClause)
      ? exportClause.elements.map((element) => (element.propertyName ?? element.name).text)
      : []
  return { specifier: textOf(from), names: named, whole: named.length === 0, typeOnly: isTypeOnly }
}

const isDynamic = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword

const exportsOf = (statement: ts.Statement): { name: string; isType: boolean }[] => {
  if (ts.isExportAssignment(statement)) return [{ name: 'default', isType: false }]
  if (ts.isExportDeclaration(statement))
    return statement.exportClause && ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map((element) => ({ name: element.name.text, isType: statement.isTypeOnly || element.isTypeOnly }))
      : []
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
  if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return []
  if (modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)) return [{ name: 'default', isType: false }]
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name)).map((name) => ({ name, isType: false }))
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [{ name: statement.name.text, isType: false }] : []
  if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return [{ name: statement.name.text, isType: true }]
  return []
}

const namesIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []))

const forwardsOnly = (tree: ts.SourceFile) =>
  tree.statements.length > 0 &&
  tree.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined)

const textOf = (node: ts.Node): string => (ts.isStringLiteralLike(node) ? node.text : '')

export const walk = (node: ts.Node, see: (node: ts.Node) => void): void => {
  see(node)
  node.forEachChild((child) => walk(child, see))
}

/** `file:12`, for a fault that has a place. */
export const placeOf = (tree: ts.SourceFile, node: ts.Node): string =>
  `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
