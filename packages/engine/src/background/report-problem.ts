import { safeMessage } from '../errors/safe-message.ts'
import type { Problem } from './lane.ts'

/**
 * Says on standard error what went wrong in the background: in full where the error is ours, which is safe to
 * log, else by its name alone.
 */
export function warnOfProblem({ where, error }: Problem): void {
  process.emitWarning(`${where}: ${safeMessage(error)}`, { type: 'PaystateWarning' })
}
