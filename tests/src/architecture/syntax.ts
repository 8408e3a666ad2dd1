import ts from 'typescript-5'
import type { TextFile } from '../workspace/files.ts'

/** Something a rule objects to, printed as `path:line what`. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly what: string
}

/** Says what is wrong with one node, or nothing. */
export type Rule = (node: ts.Node, source: ts.SourceFile) => string | undefined

/** Applies a rule to every node of a file. */
export function inspect(file: TextFile, rule: Rule): Finding[] {
  const source = parse(file)
  return [...nodesOf(source)].flatMap((node) => {
    const what = rule(node, source)
    return what === undefined ? [] : [{ path: file.path, line: lineOf(node, source), what }]
  })
}

export function parse(file: TextFile): ts.SourceFile {
  const source = parsed.get(file) ?? ts.createSourceFile(file.path, file.text, LATEST, true)
  parsed.set(file, source)
  return source
}

const LATEST = ts.ScriptTarget.Latest

/** Several rules read the same file, and parsing takes longer than they do. */
const parsed = new WeakMap<TextFile, ts.SourceFile>()

export function printFinding({ path, line, what }: Finding): string {
  return `${path}:${line} ${what}`
}

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    children.push(child)
  })
  for (const child of children) yield* nodesOf(child)
}

function lineOf(node: ts.Node, source: ts.SourceFile): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}
