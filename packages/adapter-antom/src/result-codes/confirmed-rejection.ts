import {
  type Instant,
  type NotApplied,
  type OperationKind,
  PaymentError,
  type Unknown,
} from '@paystate/core'
import { proveRejectedByRead } from '@paystate/core/adapter'
import { normalizeCode } from '../wire/result.ts'
import type { CodeSubject } from './code-subjects.ts'
import { findCode } from './result-codes.ts'

interface ConfirmingRead {
  readonly subject: CodeSubject
  /** A read that showed the object untouched. */
  readonly readBegunAt: Instant
}

/**
 * The proof that a refusal is one, where its code alone proves nothing and a read agrees. Undefined when
 * the operation is unknown for any other reason than such a code.
 */
export function confirmedRejection<K extends OperationKind>(
  { operation, error, previousAttempts }: Unknown<K>,
  { subject, readBegunAt }: ConfirmingRead,
): NotApplied<K> | undefined {
  const { providerCode, code: reason } = error
  // An answer that nobody signed is no refusal.
  if (providerCode === undefined || reason === 'unverified_response') return undefined
  const row = findCode(subject, normalizeCode(providerCode))
  if (row?.confirmedBy !== 'read') return undefined
  const { lastEndedAt } = previousAttempts
  const proof = proveRejectedByRead({ code: providerCode, lastEndedAt, readBegunAt })
  if (!proof) return undefined
  const reported = new PaymentError(row.error, {
    what: row.what,
    ...(error.provider !== undefined && { provider: error.provider }),
    operation: operation.kind,
    reference: operation.reference,
    providerCode,
    money: 'A read agrees that it did nothing.',
    advice: row.advice,
  })
  return {
    kind: 'not_applied',
    operation,
    proof,
    error: reported,
    next: row.next ?? 'different_operation',
  }
}
