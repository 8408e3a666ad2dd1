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
