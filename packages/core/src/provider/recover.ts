import { isPaymentError, PaymentError } from '../errors/payment-error.ts'
import type { Now } from '../outcomes/may-repeat.ts'
import { type NextStep, nextStep } from '../outcomes/next-step.ts'
import type { OperationKind } from '../outcomes/operation-kind.ts'
import type { NotApplied, Outcome, Unknown } from '../outcomes/outcome.ts'
import { readRecoverable } from '../outcomes/parse-outcome.ts'
import { isStorableMiss } from '../outcomes/parse-stored.ts'
import type { Pending } from '../outcomes/pending.ts'
import type { Proof } from '../outcomes/proof.ts'
import { instantOf } from '../time/instant.ts'
import { wallTimeOf } from '../time/wall-time.ts'
import { checkRecover } from './check-recover.ts'
import type { Lookup, PaymentAdapter } from './payment-adapter.ts'
import type { RecoverOptions } from './recover-options.ts'

/**
 * Takes one step toward a known outcome: repeats the same bytes while that is safe, else looks it up once, and
 * proves absence when there are enough lookups. Call it again later while the outcome stays
 * unknown; a known outcome is returned unchanged.
 *
 * It takes an outcome, the `pending` of one, or either as read from a database. It never waits and
 * never guesses: what has no step left stays unknown, for a person to find out.
 *
 * @throws {PaymentError} `unreadable_stored_data`, for something that is neither; `invalid_request`, for options
 *   that are none. Nothing is sent then.
 */
export async function recover<K extends OperationKind>(
  adapter: PaymentAdapter,
  lost: Outcome<K> | Pending<K>,
  options?: RecoverOptions,
): Promise<Outcome<K>>
export async function recover(
  adapter: PaymentAdapter,
  lost: unknown,
  options?: RecoverOptions,
): Promise<Outcome>
export async function recover(
  adapter: PaymentAdapter,
  lost: unknown,
  given: RecoverOptions = {},
): Promise<Outcome> {
  const options = checkRecover(adapter, given)
  const outcome = readRecoverable(lost)
  if (outcome.kind !== 'unknown') return outcome
  const { account, capabilities } = adapter
  const { wanted } = options
  const recovering = { adapter, outcome, options }
  const now = timeOf(recovering)
  const step = nextStep(outcome.pending, { rule: capabilities.absence, now, account, wanted })
  return take(step, recovering)
}

interface Recovering {
  readonly adapter: PaymentAdapter
  readonly outcome: Unknown<OperationKind>
  readonly options: RecoverOptions
}

function timeOf({ adapter, outcome, options }: Recovering): Now {
  const now = adapter.now(outcome.operation)
  return { ...now, at: (options.clock && wallTimeOf(options.clock)) ?? now.at }
}

function take(step: NextStep, recovering: Recovering): Outcome | Promise<Outcome> {
  switch (step.type) {
    case 'repeat':
      return repeat(recovering)
    case 'lookup':
      return lookUp(recovering)
    case 'absent':
      return absent(recovering, { pending: recovering.outcome.pending, proof: step.proof })
    case 'wait':
    case 'ask_provider':
      return recovering.outcome
  }
}

async function repeat({ adapter, outcome, options }: Recovering): Promise<Outcome> {
  const { prepared, previousAttempts, misses } = outcome.pending
  if (!prepared) return outcome
  return adapter.send(prepared, { previousAttempts, misses, signal: options.signal })
}

async function lookUp(recovering: Recovering): Promise<Outcome> {
  const { adapter, outcome, options } = recovering
  const { positiveControl, known, signal } = options
  const since = outcome.pending.previousAttempts.firstSentAt
  try {
    const seen = await adapter.lookup(outcome.pending, { positiveControl, known, since, signal })
    return weigh(recovering, seen)
  } catch (error) {
    if (isPaymentError(error)) return { ...outcome, error, pending: inContact(recovering) }
    throw error
  }
}

function weigh(recovering: Recovering, seen: Lookup<OperationKind>): Outcome {
  const { outcome, adapter } = recovering
  switch (seen.kind) {
    case 'decided':
      return seen.outcome
    case 'inconclusive':
      return { ...outcome, error: seen.error, pending: inContact(recovering) }
    case 'not_seen': {
      const { absence } = adapter.capabilities
      const pending = inContact(recovering)
      const now = timeOf(recovering)
      const notBefore = instantOf(now.at + absence.apartMs + CLOCK_GRAIN_MS)
      const missed: Pending = {
        ...pending,
        misses: isStorableMiss(seen.miss)
          ? [...pending.misses, seen.miss].slice(-MOST_MISSES)
          : pending.misses,
        plan: { ...pending.plan, notBefore, ...(seen.next && { whenAbsent: seen.next }) },
      }
      const step = nextStep(missed, { rule: absence, now, wanted: false })
      if (step.type !== 'absent') return { ...outcome, pending: missed }
      return absent(recovering, { pending: missed, proof: step.proof })
    }
  }
}

/** More than any proof takes: what stays unknown for months must not grow with every lookup. */
const MOST_MISSES = 100

/** Providers report time in whole seconds, so lookups are spaced slightly further apart than the rule requires. */
const CLOCK_GRAIN_MS = 2_000

/** After any contact the provider's time is known, and every attempt was sent before it. */
function inContact({ adapter, outcome }: Recovering): Pending {
  const { pending } = outcome
  const { providerTime } = adapter.now(outcome.operation)
  const isKnown = pending.sentBefore !== undefined || !providerTime
  return isKnown ? pending : { ...pending, sentBefore: providerTime.latest }
}

interface Proven {
  readonly pending: Pending
  readonly proof: Proof
}

function absent(
  { adapter, outcome }: Recovering,
  { pending, proof }: Proven,
): NotApplied<OperationKind> {
  const { whenAbsent: next = 'same_reference' } = pending.plan
  const { operation } = outcome
  const error = new PaymentError('not_found', {
    what: 'It never arrived: enough lookups at the provider did not find it.',
    provider: adapter.account.provider,
    operation: operation.kind,
    reference: operation.reference,
    money: 'No money has moved.',
    advice:
      next === 'same_reference'
        ? 'Try again under the same reference, if it is still wanted.'
        : 'Use another operation, if it is still wanted; see `next`.',
  })
  return { kind: 'not_applied', operation, proof, error, next }
}
