import { z } from 'zod'
import { PaymentError } from '../errors/payment-error.ts'
import { check } from '../requests/check.ts'
import { instantField } from '../requests/fields.ts'
import type { Instant } from '../time/instant.ts'
import type { OperationKind } from './operation-kind.ts'
import type { Unknown } from './outcome.ts'
import { providerTimeField } from './parse-stored.ts'
import type { Preparation } from './prepared.ts'

const previousAttemptsField = z.union(
  [
    z.literal('none'),
    // Either may be later than the other: clocks are set back.
    z.object({
      firstSentAt: instantField,
      lastEndedAt: instantField,
      firstSentBy: providerTimeField.optional(),
      lastEndedBy: providerTimeField.optional(),
    }),
  ],
  {
    error:
      "must be 'none' for the first attempt ever under the reference, else { firstSentAt, lastEndedAt }",
  },
)

const sendOptions = z.object(
  {
    previousAttempts: previousAttemptsField,
    misses: z.array(z.unknown()).optional(),
    mustLeaveBefore: z.object({ epochMs: z.number(), monotonicMs: z.number() }).optional(),
    signal: z.custom<AbortSignal>(isSignal, { error: 'must be an AbortSignal' }).optional(),
  },
  { error: 'must say what was sent before: { previousAttempts }' },
)

/** One from another realm, such as a test runner's, is a signal too. */
function isSignal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'aborted' in value && 'reason' in value
}

/** Most writes are first attempts: the same rules as the schema's, for these, without its work. */
function isFirstAttempt(options: unknown): boolean {
  if (!isFields(options) || options.previousAttempts !== 'none') return false
  const { misses, mustLeaveBefore, signal } = options
  return (
    (misses === undefined || Array.isArray(misses)) &&
    (signal === undefined || isSignal(signal)) &&
    (mustLeaveBefore === undefined ||
      (isFields(mustLeaveBefore) &&
        Number.isFinite(mustLeaveBefore.epochMs) &&
        Number.isFinite(mustLeaveBefore.monotonicMs)))
  )
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface Given {
  /** Unchecked: not every caller has types. */
  readonly options: unknown
  readonly now: Instant
}

/**
 * Refuses a write whose caller does not state what was sent before: treated as a first attempt, a repeat
 * would pass as proof. What happened before is unknown, and nothing is sent.
 */
export function refuseSendOptions<K extends OperationKind>(
  { kind, reference, account }: Preparation<K>,
  { options, now }: Given,
): Unknown<K> | undefined {
  if (isFirstAttempt(options)) return undefined
  const checked = check(sendOptions, options)
  if (checked.ok) return undefined
  const operation = { kind, reference }
  const error = new PaymentError('invalid_request', {
    what: 'Nothing was sent: previousAttempts is missing or cannot be read.',
    provider: account.provider,
    operation: kind,
    reference,
    money: 'Whether an earlier attempt happened is not known.',
    advice: "Send it again, with { previousAttempts: 'none' } only if it was never sent before.",
    issues: checked.issues,
  })
  const previousAttempts = { firstSentAt: now, lastEndedAt: now }
  const plan = { repeat: 'never', lookup: 'none' } as const
  const pending = { version: 1, operation, account, previousAttempts, misses: [], plan } as const
  return { kind: 'unknown', operation, error, pending }
}
