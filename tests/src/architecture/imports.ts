import { posix } from 'node:path'
import ts from 'typescript-5'
import type { TextFile } from '../workspace/files.ts'
import type { ImportRule } from './import-table.ts'
import { type Finding, inspect } from './syntax.ts'

/** The package that a file belongs to, as far as its imports go. */
export interface Importer {
  readonly name: string
  readonly folder: string
  readonly rule: ImportRule
}

/** The imports of a file that its package's row in the table does not allow. */
export function forbiddenImports(file: TextFile, { name, folder, rule }: Importer): Finding[] {
  const inSrc = file.path.startsWith(`${folder}/src/`)
  const allowed = inSrc ? rule.src : [...rule.src, ...(rule.test ?? []), name]
  const home = inSrc ? `${folder}/src/` : `${folder}/`
  return importsOf(file).filter(({ what }) =>
    what.startsWith('.')
      ? !posix.join(posix.dirname(file.path), what).startsWith(home)
      : isOurs(what) && !allowed.includes(packageOf(what)),
  )
}

/** Static and dynamic imports, re-exports, `require` and `import()` types, by specifier. */
export function importsOf(file: TextFile): Finding[] {
  return inspect(file, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      return literal(node.moduleSpecifier)
    }
    if (ts.isImportTypeNode(node)) {
      return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : undefined
    }
    if (ts.isCallExpression(node) && isImportCall(node)) return literal(node.arguments[0])
    return undefined
  })
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require')
  )
}

function literal(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined
}

function isOurs(specifier: string): boolean {
  return specifier.startsWith('@paystate/')
}

function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, 2).join('/')
}
