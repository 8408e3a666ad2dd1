import type { PaymentAttempt } from '../payments/payment-attempt.ts'
import type { Finding } from './anomaly.ts'
import type { Observation } from './observation.ts'
import { isPushed } from './order.ts'

/** Merges the attempts inside a session that one piece of evidence reported. */
export function foldAttempts(
  known: readonly PaymentAttempt[],
  observation: Observation,
): readonly PaymentAttempt[] {
  return superseding(mergeAttempts(known, observation), observation)
}

/** The attempts that a later success replaced: the payer paid twice. */
export function findSuperseded(attempts: readonly PaymentAttempt[]): readonly Finding[] {
  return attempts
    .filter(({ superseded }) => superseded)
    .map(({ id }) => ({ code: 'superseded', subject: { type: 'attempt', id } }))
}

function mergeAttempts(
  known: readonly PaymentAttempt[],
  observation: Observation,
): readonly PaymentAttempt[] {
  const merged = new Map(known.map((attempt) => [attempt.id, attempt]))
  for (const attempt of observation.attempts ?? []) {
    const before = merged.get(attempt.id)
    if (before && isPushed(observation) && takesBack(before, attempt)) continue
    const superseded = attempt.superseded || (before?.superseded ?? false)
    merged.set(attempt.id, { ...attempt, superseded })
  }
  return [...merged.values()]
}

/** A push may be old: it does not reopen an attempt, or change one that was seen paid to unpaid. */
function takesBack(before: PaymentAttempt, reported: PaymentAttempt): boolean {
  return reported.status === 'open' || before.superseded || before.status === 'succeeded'
}

/** A read names the attempt that counts: the provider returns the others that succeeded. */
function superseding(
  merged: readonly PaymentAttempt[],
  { paymentId, asOf, attempts = [] }: Observation,
): readonly PaymentAttempt[] {
  const reported = attempts.find(({ id }) => id === paymentId)
  if (asOf.begun === undefined || reported?.status !== 'succeeded' || reported.superseded)
    return merged
  return merged.map((attempt) =>
    attempt.status === 'succeeded' && attempt.id !== reported.id
      ? { ...attempt, superseded: true }
      : attempt,
  )
}
