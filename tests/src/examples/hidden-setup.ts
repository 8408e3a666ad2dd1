import ts from 'typescript-5'
import { parse } from '../architecture/syntax.ts'
import type { TextFile } from '../workspace/files.ts'
import { type Example, nameOf } from './example.ts'
import { examplesOf } from './markdown.ts'

/**
 * What readers of a page cannot know: they copy what they see, so unseen set-up may only declare names,
 * and the text above names, as code, each of them that the example uses.
 */
export function unsaidSetup(page: TextFile): string[] {
  return examplesOf(page).flatMap((example) => {
    const setup = textOf(example.setup ?? [])
    if (setup === '') return []
    const { statements } = parse({ path: `${nameOf(example)}.ts`, text: setup })
    return [...effectsIn(statements), ...unnamedIn(statements, { page, example })].map(
      (fault) => `${nameOf(example)} ${fault}`,
    )
  })
}

interface Place {
  readonly page: TextFile
  readonly example: Example
}

function effectsIn(statements: readonly ts.Statement[]): string[] {
  return statements
    .filter((one) => !ts.isImportDeclaration(one) && !isDeclaration(one))
    .map((one) => `does something unseen: ${one.getText()}`)
}

function isDeclaration(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  )
}

function unnamedIn(statements: readonly ts.Statement[], { page, example }: Place): string[] {
  const seen = textOf(example.lines.slice(example.setup?.length ?? 0))
  const said = spansAbove(page, example)
  return statements
    .filter((one) => ts.isImportDeclaration(one) || isDeclaration(one))
    .flatMap(namesIn)
    .filter((name) => holds(seen, name) && !said.some((span) => holds(span, name)))
    .map((name) => `uses \`${name}\`, which the text above does not name`)
}

function namesIn(node: ts.Node): string[] {
  const isBlock = ts.isFunctionDeclaration(node) || ts.isInterfaceDeclaration(node)
  if (isBlock || ts.isTypeAliasDeclaration(node)) return node.name ? [node.name.text] : []
  if (ts.isVariableDeclaration(node)) return namesIn(node.name)
  if (ts.isIdentifier(node)) return [node.text]
  if (ts.isBindingElement(node)) return namesIn(node.name)
  if (ts.isImportSpecifier(node)) return [node.name.text]
  const names: string[] = []
  ts.forEachChild(node, (child) => void names.push(...namesIn(child)))
  return names
}

/** Code within the sentences above an example. */
function spansAbove(page: TextFile, { line }: Example): string[] {
  const above = page.text.split('\n').slice(0, line).join('\n')
  const sentences = above.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/^```[\s\S]*?^```/gm, '')
  return [...sentences.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
}

function holds(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(text)
}

function textOf(lines: readonly { readonly text: string }[]): string {
  return lines.map(({ text }) => text).join('\n')
}
