import { z } from 'zod'

/** One change of one place in the sources, and its result. */
export interface Mutant {
  /** Relative to the repository's root. */
  readonly file: string
  /** The line as it stands, trimmed: it outlives what is written above it. */
  readonly line: string
  readonly lineNumber: number
  /** What was taken out of the line, and what took its place. */
  readonly original: string
  readonly replacement: string
  readonly status: string
}

const position = z.object({ line: z.int(), column: z.int() })

const report = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          status: z.string(),
          replacement: z.string().default(''),
          testsCompleted: z.int().optional(),
          location: z.object({ start: position, end: position }),
        }),
      ),
    }),
  ),
})

/** Reads a report of the mutation testing schema, made in a folder of the repository. */
export function readReport(text: string, folder: string): readonly Mutant[] {
  const { files } = report.parse(JSON.parse(text))
  return Object.entries(files).flatMap(([path, { source, mutants }]) =>
    mutants.map(({ location: { start, end }, replacement, status, testsCompleted }) => ({
      file: `${folder}/${path}`,
      line: source.split('\n')[start.line - 1]?.trim() ?? '',
      lineNumber: start.line,
      original: onOneLine(source.slice(offsetOf(source, start), offsetOf(source, end))),
      replacement: onOneLine(replacement),
      status: testsCompleted === 0 ? notRun(path, status) : status,
    })),
  )
}

/** Where the tests could not run, nobody would have noticed anything. */
function notRun(path: string, status: string): string {
  if (status !== 'Survived') return status
  throw new Error(`The tests did not run on a change of ${path}: run the part again.`)
}

function offsetOf(source: string, { line, column }: z.infer<typeof position>): number {
  const before = source.split('\n').slice(0, line - 1)
  return before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
