import {
  type Instant,
  type NotApplied,
  type OperationKind,
  PaymentError,
  type Unknown,
} from '@paystate/core'
import { proveRejectedByRead } from '@paystate/core/adapter'
import { normaliseCode } from '../http/result.ts'
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
  { operation, error, earlier }: Unknown<K>,
  { subject, readBegunAt }: ConfirmingRead,
): NotApplied<K> | undefined {
  const { providerCode, code: reason } = error
  // An answer that nobody signed is no refusal.
  if (providerCode === undefined || reason === 'unverified_answer') return undefined
  const row = findCode(subject, normaliseCode(providerCode))
  if (row?.confirmedBy !== 'read') return undefined
  const { lastEndedAt } = earlier
  const proof = proveRejectedByRead({ code: providerCode, lastEndedAt, readBegunAt })
  if (!proof) return undefined
  const told = new PaymentError(row.error, {
    what: row.what,
    ...(error.provider !== undefined && { provider: error.provider }),
    operation: operation.kind,
    reference: operation.reference,
    providerCode,
    money: 'A read agrees that it did nothing.',
    advice: row.advice,
  })
  return { kind: 'not_applied', operation, proof, error: told, next: row.next ?? 'other_way' }
}
