import { type Account, type Issue, PaymentError } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { z } from 'zod'

/** What a search or a listing was handed in, whatever it may be. */
export interface Question {
  readonly account: Account
  /** E.g. `find_payment`. */
  readonly operation: string
  /** Absent where nothing is looked for by name. */
  readonly search?: unknown
  readonly since?: unknown
}

const named = z.looseObject({ reference: z.string().min(1) })

/**
 * Refuses a search without a reference, which what others made would answer to, and a time that is none,
 * before which everything would lie.
 *
 * @throws {PaymentError} `invalid_request`, with every fault.
 */
export function checkSearch(question: Question): void {
  const { account, operation, since } = question
  const issues: Issue[] = []
  if ('search' in question && !named.safeParse(question.search).success) {
    issues.push({ path: 'reference', message: 'must be our reference, text that is not empty' })
  }
  if (since !== undefined && readInstant(since) === undefined) {
    const message = 'must be a date and time with an offset, like 2026-01-15T12:00:00Z'
    issues.push({ path: 'since', message })
  }
  if (issues.length === 0) return
  const what = 'Invalid search.'
  throw new PaymentError('invalid_request', { what, provider: account.provider, operation, issues })
}
