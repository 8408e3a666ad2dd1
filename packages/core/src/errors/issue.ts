/** One thing that is wrong with an input. It never contains the value: values may be secrets. */
export interface Issue {
  /** Where, e.g. `amount.minorUnits`; empty for the input itself. */
  readonly path: string
  readonly message: string
}

/** Checked input, or everything that is wrong with it at once. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Prefixes the paths of issues with the path of what contains them. */
export function issuesBelow(path: string, issues: readonly Issue[]): readonly Issue[] {
  return issues.map((issue) => ({
    path: issue.path === '' ? path : `${path}.${issue.path}`,
    message: issue.message,
  }))
}

/** All issues as one sentence; a message that is a sentence itself keeps its own end. */
export function issueSentence(issues: readonly Issue[]): string {
  const named = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message))
  return named.map((text, place) => `${text}${endOf(text, place === named.length - 1)}`).join(' ')
}

function endOf(text: string, isLast: boolean): string {
  if (/[.?!]$/.test(text)) return ''
  return isLast ? '.' : ';'
}
