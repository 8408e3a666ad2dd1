import { type Account, mayBeSameAccount, maySendFor } from '../payments/account.ts'
import { epochOf, type Instant } from '../time/instant.ts'
import type { AbsenceRule } from './absence.ts'
import { mayRepeat, type Now } from './may-repeat.ts'
import type { OperationKind } from './operation-kind.ts'
import type { Pending } from './pending.ts'
import { type Proof, proveAbsent } from './proof.ts'

/** What `nextStep` decides from, besides the pending operation. */
export interface NextStepOptions {
  /** How many lookups show absence at this provider: `capabilities.absence`. */
  readonly rule: AbsenceRule
  readonly now: Now
  /** The account that would act now. Default: the one that sent it. */
  readonly account?: Account | undefined
  /** Whether a repeat is wanted at all: repeating a charge may be the charge. Default: true. */
  readonly wanted?: boolean | undefined
}

/** The step that finds out more about an unknown operation. */
export type NextStep<K extends OperationKind = OperationKind> =
  /** Send the same bytes again: the provider certainly still knows the key. */
  | { readonly type: 'repeat' }
  /** Look it up. */
  | { readonly type: 'lookup' }
  /** An earlier lookup would learn nothing new. */
  | { readonly type: 'wait'; readonly until: Instant }
  /** The lookups so far prove that it never happened. */
  | { readonly type: 'absent'; readonly proof: Proof<K> }
  /** Nothing can be sent or looked up: a person asks the provider. */
  | {
      readonly type: 'ask_provider'
      readonly why: 'never_prepared' | 'other_account' | 'no_lookup'
    }

/**
 * Decides the next step toward a known outcome. Pure: it only reads its arguments. `recover`
 * takes the step.
 */
export function nextStep<K extends OperationKind>(
  pending: Pending<K>,
  options: NextStepOptions,
): NextStep<K> {
  const { rule, now, account = pending.account, wanted = true } = options
  const { prepared, plan } = pending
  if (!prepared) return { type: 'ask_provider', why: 'never_prepared' }
  if (!mayBeSameAccount(pending.account, account))
    return { type: 'ask_provider', why: 'other_account' }
  const proof = proveAbsent(pending, rule)
  if (proof) return { type: 'absent', proof }
  // Providers bind idempotency keys to the credential: under another one a repeat would be a second write. It is still
  // looked up, also where the account has no name but its key: what is found carries our reference.
  if (wanted && maySendFor(pending.account, account) && isRepeatUseful(pending, now)) {
    return { type: 'repeat' }
  }
  if (plan.lookup === 'none') return { type: 'ask_provider', why: 'no_lookup' }
  const { notBefore } = plan
  const isEarly = notBefore !== undefined && now.at < epochOf(notBefore)
  return isEarly ? { type: 'wait', until: notBefore } : { type: 'lookup' }
}

/** How long a harmless repeat is preferred over a lookup. */
const HARMLESS_MS = 10 * 60_000

function isRepeatUseful({ prepared, previousAttempts, plan }: Pending, now: Now): boolean {
  if (!prepared || plan.repeat === 'never') return false
  const { replayWindow } = prepared
  if (replayWindow.type === 'harmless') {
    return Math.abs(now.at - epochOf(previousAttempts.firstSentAt)) < HARMLESS_MS
  }
  return mayRepeat({ replayWindow, previousAttempts }, now) === 'yes'
}
