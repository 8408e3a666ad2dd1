import ts from 'typescript-5'
import { parse } from '../architecture/syntax.ts'
import type { TextFile } from '../workspace/files.ts'
import type { Example, ExampleLine } from './example.ts'

/** The fenced code below each `@example` of a source file's docstrings. */
export function docstringExamples(file: TextFile): Example[] {
  const lines = file.text.split('\n').map((text, index) => ({
    text: text.replace(/^\s*\* ?/, ''),
    line: index + 1,
  }))
  return docstringsOf(file).flatMap(([begin, end]) =>
    fencesBelowExamples(lines.slice(begin, end), { path: file.path }),
  )
}

function fencesBelowExamples(lines: readonly ExampleLine[], { path }: { path: string }): Example[] {
  const examples: Example[] = []
  let tag = ''
  let code: ExampleLine[] | undefined
  for (const line of lines) {
    if (code && line.text.startsWith('```')) {
      examples.push({ path, line: line.line - code.length - 1, lines: code, runs: false })
      code = undefined
    } else if (code) {
      code.push(line)
    } else if (tag === 'example' && line.text.startsWith('```ts')) {
      code = []
    } else {
      tag = /^@(\w+)/.exec(line.text)?.[1] ?? tag
    }
  }
  return examples
}

/** The first and last line of each docstring, from 0, without the line that ends it. */
function docstringsOf(file: TextFile): [begin: number, end: number][] {
  const source = parse(file)
  const found = new Map<number, number>()
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)) {
      found.set(lineAt(pos), lineAt(end))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...found]
}
