/** One line of an example, and where it stands. */
export interface ExampleLine {
  readonly text: string
  readonly line: number
}

/** A piece of TypeScript that a page or a docstring shows. */
export interface Example {
  readonly path: string
  /** The line of the page on which it begins, from 1. */
  readonly line: number
  readonly lines: readonly ExampleLine[]
  /** The first of these lines, where the page does not show them. */
  readonly setup?: readonly ExampleLine[]
  /** Whether a test executes it; all are type-checked. */
  readonly runs: boolean
  /** Whether it needs packages that are installed apart, in `tests/toolchains`. */
  readonly isApart?: boolean
  /** What the page says that it prints, when the page says so. */
  readonly output?: string
}

export function codeOf({ lines }: Example): string {
  return lines.map(({ text }) => text).join('\n')
}

export function nameOf({ path, line }: Example): string {
  return `${path}:${line}`
}
