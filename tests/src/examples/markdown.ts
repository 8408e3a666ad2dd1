import type { TextFile } from '../workspace/files.ts'
import type { Example, ExampleLine } from './example.ts'

/** A fenced block, and the word of the `<!-- example: word -->` comment right above it, if any. */
interface Fence {
  readonly language: string
  readonly mark: Mark | undefined
  readonly line: number
  readonly lines: readonly ExampleLine[]
}

interface Mark {
  readonly word: string
  /** Lines of the comment after its first: code that runs before the example, unseen by readers. */
  readonly setup: readonly ExampleLine[]
}

const MARKS = new Set(['run', 'continues', 'output', 'apart'])
const TYPESCRIPT = new Set(['ts', 'typescript', 'mts'])

/**
 * The TypeScript examples of a page.
 *
 * Each fence is a module of its own. A comment right above it says otherwise:
 * `<!-- example: run -->` has it executed, and further lines of that comment run before it: declarations of
 * what is the reader's own, which the text above names (see `unsaidSetup`);
 * `<!-- example: continues -->` joins it to the example before;
 * `<!-- example: output -->` makes it what the example before must print;
 * `<!-- example: apart -->` has it compiled with the packages of `tests/toolchains`.
 *
 * @throws {Error} For a mark that does not exist, or has no example before it.
 */
export function examplesOf(page: TextFile): Example[] {
  const examples: Example[] = []
  for (const fence of fencesOf(page)) {
    const previous = examples.at(-1)
    if (fence.mark?.word === 'continues') {
      examples.splice(-1, 1, continued(previous, { fence, page }))
    } else if (fence.mark?.word === 'output') {
      const output = fence.lines.map(({ text }) => text).join('\n')
      examples.splice(-1, 1, { ...required(previous, { fence, page }), output })
    } else if (TYPESCRIPT.has(fence.language)) {
      examples.push(fromFence(fence, { page }))
    }
  }
  return examples
}

function fromFence({ mark, lines, line }: Fence, { page }: { page: TextFile }): Example {
  const runs = mark?.word === 'run'
  const isApart = mark?.word === 'apart'
  const setup = mark?.setup ?? []
  const all = [...setup, ...lines]
  return { path: page.path, line, lines: all, setup, runs, ...(isApart && { isApart }) }
}

function continued(previous: Example | undefined, place: Place): Example {
  const example = required(previous, place)
  return { ...example, lines: [...example.lines, ...place.fence.lines] }
}

interface Place {
  readonly fence: Fence
  readonly page: TextFile
}

function required(previous: Example | undefined, { fence, page }: Place): Example {
  if (previous) return previous
  throw new Error(`${page.path}:${fence.line} follows no example`)
}

function fencesOf(page: TextFile): Fence[] {
  const lines = page.text.split('\n').map((text, index) => ({ text, line: index + 1 }))
  const fences: Fence[] = []
  let begun: ExampleLine | undefined
  for (const line of lines) {
    if (begun && line.text.trim() === '```') {
      fences.push(fenceBetween(lines, { begin: begun.line, end: line.line, page }))
      begun = undefined
    } else if (!begun && line.text.trimStart().startsWith('```')) {
      begun = line
    }
  }
  return fences
}

function fenceBetween(
  lines: readonly ExampleLine[],
  { begin, end, page }: { begin: number; end: number; page: TextFile },
): Fence {
  return {
    language: (lines[begin - 1]?.text.trim().slice(3).split(/\s/)[0] ?? '').toLowerCase(),
    mark: markAbove(lines.slice(0, begin - 1), { page }),
    line: begin,
    lines: lines.slice(begin, end - 1),
  }
}

function markAbove(lines: readonly ExampleLine[], { page }: { page: TextFile }): Mark | undefined {
  const end = lines.findLastIndex(({ text }) => text.trim() !== '')
  if (!lines[end]?.text.trimEnd().endsWith('-->')) return undefined
  const begin = lines.findLastIndex(({ text }) => text.trimStart().startsWith('<!--'))
  const word = /^\s*<!--\s*example:\s*(\w+)\s*(?:-->)?\s*$/.exec(lines[begin]?.text ?? '')?.[1]
  if (word === undefined) return undefined
  if (!MARKS.has(word)) throw new Error(`${page.path}:${begin + 1} has an unknown mark: ${word}`)
  return { word, setup: lines.slice(begin + 1, end) }
}
