import type { Sentence } from './sentences.ts'

/** One place of the sources, as it is and as the saboteur leaves it. */
export interface Edit {
  /** Within `src/`. */
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** Breaks one rule of the engine, and names the test that catches it. */
export interface Saboteur {
  readonly breaks: Sentence
  readonly edits: readonly Edit[]
  readonly caughtBy: {
    /** Within `test/`. */
    readonly file: string
    /** The test's own title. */
    readonly title: string
    /** `server`: the test runs on both databases, and catches it on a PostgreSQL server. */
    readonly on: 'embedded' | 'server'
  }
}

export function edit(file: string, find: string, replace: string): Edit {
  return { file, find, replace }
}

export function caughtBy(
  file: string,
  title: string,
  on: Saboteur['caughtBy']['on'] = 'embedded',
): Saboteur['caughtBy'] {
  return { file, title, on }
}
