import { isPaymentError } from '@paystate/core'
import { isDatabaseError } from '../store/database/database-error.ts'
import { isEngineError } from './engine-error.ts'

/** What may be shown of an error: in full where it is ours, which is safe to log, else only its name. */
export function safeMessage(error: unknown): string {
  if (isDatabaseError(error) || isEngineError(error) || isPaymentError(error)) return error.message
  return errorName(error)
}

/** No message: an application's error may contain its payer's data. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
