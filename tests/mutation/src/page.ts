import { PARTS, type Part } from './parts.ts'
import { type Counts, type Results, totalOf } from './results.ts'
import type { Survivor } from './survivor.ts'

/** Where the page of the last run stands, relative to the root. */
export const PAGE = 'docs/mutation.md'

const INTRO = `<!-- Written by \`pnpm mutation\` from its last run. -->

# What the tests of the money path notice

\`pnpm mutation\` changes the sources of the money path in a copy of the repository, one place at a time (a \`<\` becomes \`<=\`, a condition is always true, a text is empty), and runs the tests on each change. A change that no test notices is a hole in the tests, or makes no difference: then it stands below with the reason. One that is not explained fails the run, and so does an explanation that is no longer needed.

The changes are made by [Stryker](https://stryker-mutator.io). \`pnpm mutation money signing\` runs only these parts, \`pnpm mutation sending src/writes/send-write.ts\` only this source of one: the figures of a part are the sum over its sources, so a long part can be run in pieces.`

/** The page: what was counted part by part, then every change that makes no difference. */
export function pageOf(results: Results, survivors: readonly Survivor[]): string {
  const rows = PARTS.map((part) => countsOf(part, results))
  const head =
    '| Part | Where | Changes | Noticed | No difference | Not explained yet |\n| --- | --- | --- | --- | --- | --- |'
  const files = [...new Set(survivors.map(({ file }) => file))].sort()
  const explained = files.map((file) => section(file, survivors))
  return `${[INTRO, [head, ...rows].join('\n'), '## Changes that make no difference', ...explained].join('\n\n')}\n`
}

function countsOf(part: Part, results: Results): string {
  const where = part.sources.map((glob) => `\`${glob}\``).join(', ')
  return `| ${part.name} | ${part.package}: ${where} | ${figuresOf(totalOf(results, part))} |`
}

function figuresOf(counted: Counts | undefined): string {
  if (!counted) return 'not all tried yet | | |'
  const { changes, noticed, unexplained } = counted
  return `${changes} | ${noticed} | ${changes - noticed - unexplained} | ${unexplained}`
}

function section(file: string, survivors: readonly Survivor[]): string {
  const rows = survivors.filter((row) => row.file === file)
  return `### ${file}\n\n${rows.map(item).join('\n')}`
}

function item({ line, changes, why }: Survivor): string {
  const list = changes.map((change) => `  - ${code(change)}`)
  return [`- ${code(line)}: ${why}`, ...list].join('\n')
}

/** Code that may itself hold backticks. */
function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}
