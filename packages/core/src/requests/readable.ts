import type { Checked } from '../errors/issue.ts'

/** The result of a check; an issue where the input cannot be read: a getter or a proxy in it throws. */
export function readable<T>(check: () => Checked<T>): Checked<T> {
  try {
    return check()
  } catch {
    return {
      ok: false,
      issues: [{ path: '', message: 'cannot be read: one of its properties throws' }],
    }
  }
}
