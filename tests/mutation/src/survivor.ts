import type { Mutant } from './mutant.ts'

/** Changes of one line that no test notices, and why none has to. */
export interface Survivor {
  /** Relative to the repository's root. */
  readonly file: string
  /** The line as it stands, trimmed. */
  readonly line: string
  /** What may take the place of what in it, as the report writes it: `before → after`. */
  readonly changes: readonly string[]
  readonly why: string
}

/** What a run left alive that no row explains, and the rows that explain nothing anymore. */
export function compare(
  alive: readonly Mutant[],
  { explained, files }: { explained: readonly Survivor[]; files: ReadonlySet<string> },
) {
  const known = new Set(explained.flatMap(keysOf))
  const found = new Set(alive.map(keyOf))
  const idle = explained.filter((row) => files.has(row.file)).flatMap(keysOf)
  return {
    unexplained: alive.filter((mutant) => !known.has(keyOf(mutant))),
    idle: idle.filter((key) => !found.has(key)),
  }
}

export function changeOf({ original, replacement }: Mutant): string {
  return `${original} → ${replacement}`
}

function keyOf(mutant: Mutant): string {
  return print(mutant, changeOf(mutant))
}

function keysOf(row: Survivor): readonly string[] {
  return row.changes.map((change) => print(row, change))
}

function print({ file, line }: { file: string; line: string }, change: string): string {
  return `${file}\n  ${line}\n  ${change}`
}
