import { isPaymentError } from '@paystate/core'
import { isDatabaseError } from '../store/database/database-error.ts'
import { isEngineError } from './engine-error.ts'

/** What may be shown of an error: in full where it is ours, which is safe to log, else only its name. */
export function safeMessage(error: unknown): string {
  if (isDatabaseError(error) || isEngineError(error) || isPaymentError(error)) return error.message
  return errorName(error)
}

/** No message: an application's error may contain its payer's data. Whatever was thrown, it can be stored. */
export function errorName(error: unknown): string {
  const name = nameOf(error)
  return name.replaceAll('\u0000', '').slice(0, MOST).toWellFormed() || 'Error'
}

const MOST = 100

/** What an application throws may have a name that throws when it is read. */
function nameOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.name) : typeof error
  } catch {
    return 'unreadable'
  }
}
