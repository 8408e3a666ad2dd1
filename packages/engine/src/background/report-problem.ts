import { safeMessage } from '../errors/safe-message.ts'
import type { Problem } from './lane.ts'

/**
 * Reports on standard error what went wrong in the background: in full where the error is ours, which is safe to
 * log, else only by its name.
 */
export function warnOfProblem({ where, error }: Problem): void {
  process.emitWarning(`${where}: ${safeMessage(error)}`, { type: 'PaystateWarning' })
}
