import { isPaymentError } from '@paystate/core'
import { isEngineError } from '../errors/engine-error.ts'
import { isDatabaseError } from '../store/database/database-error.ts'
import type { Problem } from './lane.ts'

/**
 * Says on standard error what went wrong in the background: in full where the error is ours, which is safe to
 * log, else by its name alone.
 */
export function warnOfProblem({ where, error }: Problem): void {
  process.emitWarning(`${where}: ${sentenceOf(error)}`, { type: 'PaystateWarning' })
}

function sentenceOf(error: unknown): string {
  if (isDatabaseError(error) || isEngineError(error) || isPaymentError(error)) return error.message
  return error instanceof Error ? error.name : typeof error
}
