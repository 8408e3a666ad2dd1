import { posix } from 'node:path'
import ts from 'typescript-5'
import type { TextFile } from '../workspace/files.ts'

/** Reads a file by its path; undefined where there is none. */
export type Read = (path: string) => TextFile | undefined

/** The names that an entry exports without saying anywhere what they are for, with where they are declared. */
export function undocumented(entry: TextFile, read: Read): readonly string[] {
  const source = parse(entry)
  return source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) return []
    if (!ts.isNamedExports(statement.exportClause)) return []
    const from = statement.moduleSpecifier
    if (!from || !ts.isStringLiteral(from) || !from.text.startsWith('.')) return []
    const path = posix.join(posix.dirname(entry.path), from.text)
    const file = read(path)
    const names = statement.exportClause.elements.map((one) => (one.propertyName ?? one.name).text)
    return names
      .filter((name) => !file || !isDocumented(file, { name, read }))
      .map((name) => `${path} ${name}`)
  })
}

interface Wanted {
  readonly name: string
  readonly read: Read
}

function isDocumented(file: TextFile, { name, read }: Wanted): boolean {
  const source = parse(file)
  for (const statement of source.statements) {
    if (names(statement).includes(name)) return ts.getJSDocCommentsAndTags(statement).length > 0
    if (ts.isExportDeclaration(statement) && handsOn(statement, name)) {
      const from = statement.moduleSpecifier
      if (!from || !ts.isStringLiteral(from)) return true
      if (!from.text.startsWith('.')) return true
      const next = read(posix.join(posix.dirname(file.path), from.text))
      return next !== undefined && isDocumented(next, { name, read })
    }
  }
  return false
}

function handsOn({ exportClause }: ts.ExportDeclaration, name: string): boolean {
  if (!exportClause || !ts.isNamedExports(exportClause)) return false
  return exportClause.elements.some((one) => one.name.text === name)
}

function names(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement)
  return isNamed && statement.name ? [statement.name.text] : []
}

function parse({ path, text }: TextFile): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
}
