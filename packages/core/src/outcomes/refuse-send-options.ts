import { z } from 'zod'
import { PaymentError } from '../errors/payment-error.ts'
import { check } from '../requests/check.ts'
import { instantField } from '../requests/fields.ts'
import type { Instant } from '../time/instant.ts'
import { isSignal } from '../time/is-signal.ts'
import type { OperationKind } from './operation-kind.ts'
import type { NotApplied, Unknown } from './outcome.ts'
import { missField, providerTimeField } from './parse-stored.ts'
import type { Preparation } from './prepared.ts'
import type { PreviousAttempts } from './previous-attempts.ts'
import { proveInvalid } from './proof.ts'

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
    misses: z.array(missField).optional(),
    mustLeaveBefore: z.object({ epochMs: z.number(), monotonicMs: z.number() }).optional(),
    signal: z.custom<AbortSignal>(isSignal, { error: 'must be an AbortSignal' }).optional(),
  },
  { error: 'must say what was sent before: { previousAttempts }' },
)

/** Most writes are first attempts: the same rules as the schema's, for these, without its work. */
function isFirstAttempt(options: unknown): boolean {
  if (!isFields(options) || options.previousAttempts !== 'none') return false
  const { misses, mustLeaveBefore, signal } = options
  return (
    (misses === undefined || (Array.isArray(misses) && misses.length === 0)) &&
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
 * Refuses a write whose options cannot be read, and sends nothing. Where they say that it is the first attempt, it
 * provably never was sent. A caller who does not state what was sent before leaves that unknown: treated as a
 * first attempt, a repeat would pass as proof.
 */
export function refuseSendOptions<K extends OperationKind>(
  { kind, reference, account }: Preparation<K>,
  { options, now }: Given,
): NotApplied<K> | Unknown<K> | undefined {
  if (isFirstAttempt(options)) return undefined
  const checked = check(sendOptions, options)
  if (checked.ok) return undefined
  const { issues } = checked
  const operation = { kind, reference }
  const about = { provider: account.provider, operation: kind, reference, issues }
  const stated = statedIn(options)
  if (stated === 'none') {
    const error = new PaymentError('invalid_request', { ...about, what: 'Invalid options.' })
    const proof = proveInvalid(operation, { issues, previousAttempts: stated })
    return { kind: 'not_applied', operation, proof, error, next: 'same_reference' }
  }
  const error = new PaymentError('invalid_request', { ...about, ...(stated ? LATER : UNSTATED) })
  const previousAttempts = stated ?? { firstSentAt: now, lastEndedAt: now }
  const plan = { repeat: 'never', lookup: 'none' } as const
  const pending = { version: 1, operation, account, previousAttempts, misses: [], plan } as const
  return { kind: 'unknown', operation, error, pending }
}

const MONEY = 'Whether an earlier attempt happened is not known.'
const UNSTATED = {
  what: 'Nothing was sent: previousAttempts is missing or cannot be read.',
  money: MONEY,
  advice: "Send it again, with { previousAttempts: 'none' } only if it was never sent before.",
} as const
const LATER = {
  what: 'Nothing was sent: the options cannot be read.',
  money: MONEY,
  advice: 'Correct the named options and send it again.',
} as const

/** What the options state of previous attempts, where that alone can be read. */
function statedIn(options: unknown): PreviousAttempts | undefined {
  const stated = check(z.object({ previousAttempts: previousAttemptsField }), options)
  if (!stated.ok) return undefined
  const { previousAttempts } = stated.value
  if (previousAttempts === 'none') return 'none'
  const { firstSentAt, lastEndedAt, firstSentBy, lastEndedBy } = previousAttempts
  return {
    ...{ firstSentAt, lastEndedAt },
    ...(firstSentBy && { firstSentBy }),
    ...(lastEndedBy && { lastEndedBy }),
  }
}
