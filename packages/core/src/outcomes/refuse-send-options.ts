import { z } from 'zod'
import { PaymentError } from '../errors/payment-error.ts'
import { check } from '../requests/check.ts'
import { instantField } from '../requests/fields.ts'
import { epochOf, type Instant } from '../time/instant.ts'
import type { OperationKind } from './operation-kind.ts'
import type { Unknown } from './outcome.ts'
import type { Preparation } from './prepared.ts'

const previousAttemptsField = z.union(
  [
    z.literal('none'),
    z
      .object({ firstSentAt: instantField, lastEndedAt: instantField })
      .refine(({ firstSentAt, lastEndedAt }) => epochOf(firstSentAt) <= epochOf(lastEndedAt)),
  ],
  {
    error:
      "must be 'none' for the first attempt ever under the reference, else { firstSentAt, lastEndedAt }",
  },
)

const sendOptions = z.object(
  {
    previousAttempts: previousAttemptsField,
    signal: z.custom<AbortSignal>(isSignal, { error: 'must be an AbortSignal' }).optional(),
  },
  { error: 'must say what was tried before: { previousAttempts }' },
)

/** One from another realm, such as a test runner's, is a signal too. */
function isSignal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'aborted' in value && 'reason' in value
}

interface Given {
  /** As they came: not every caller has types. */
  readonly options: unknown
  readonly now: Instant
}

/**
 * Refuses a write whose caller does not say what was tried before: taken for a first attempt, a repeat
 * would pass for proof. What went before is unknown, and nothing is sent.
 */
export function refuseSendOptions<K extends OperationKind>(
  { kind, reference, account }: Preparation<K>,
  { options, now }: Given,
): Unknown<K> | undefined {
  const checked = check(sendOptions, options)
  if (checked.ok) return undefined
  return {
    kind: 'unknown',
    operation: { kind, reference },
    error: new PaymentError('invalid_request', {
      what: 'Nothing was sent: it was not said what was tried before.',
      provider: account.provider,
      operation: kind,
      reference,
      money: 'Whether an earlier attempt happened is not known here.',
      advice:
        "Send it again, with { previousAttempts: 'none' } only where it was never sent before.",
      issues: checked.issues,
    }),
    recovery: { lookup: 'none', otherwise: 'manual' },
    previousAttempts: { firstSentAt: now, lastEndedAt: now },
    misses: [],
  }
}
