import type { z } from 'zod'
import type { Issue } from '../errors/issue.ts'

/** A refinement that adds the issues which a function finds in what was read. */
export function withIssues<T>(
  find: (value: T) => readonly Issue[],
): (value: T, context: z.RefinementCtx) => void {
  return (value, context) => {
    for (const { path, message } of find(value)) {
      context.addIssue({ code: 'custom', path: path.split('.'), message })
    }
  }
}
