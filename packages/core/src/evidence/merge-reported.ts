import type { PaymentAmounts } from '../payments/amounts.ts'
import { isEnd } from '../payments/payment-status.ts'
import { isReported, type Reported } from '../payments/reported.ts'
import { epochOf } from '../time/instant.ts'
import type { FoldState } from './fold-state.ts'
import type { Observation, PaymentReport } from './observation.ts'

/** Newer totals replace older ones; silence keeps them; the requested amount never changes. */
export function mergeAmounts(known: PaymentAmounts, reported: PaymentAmounts): PaymentAmounts {
  return {
    ...mapAmounts(known, reported, (before, now) => (isReported(now) ? now : before)),
    requested: isReported(known.requested) ? known.requested : reported.requested,
  }
}

/** A pushed message may only raise totals, and never the one that a cancel returned. */
export function raiseAmounts(known: PaymentAmounts, reported: PaymentAmounts): PaymentAmounts {
  const raised = mapAmounts(known, reported, highest)
  return {
    ...raised,
    requested: isReported(known.requested) ? known.requested : reported.requested,
    reversed: known.reversed,
    amount: isReported(known.amount) ? known.amount : reported.amount,
  }
}

/** The higher of two totals, or the one that was reported. */
export function highest(one: Reported<number>, other: Reported<number>): Reported<number> {
  if (!isReported(one)) return other
  return isReported(other) ? Math.max(one, other) : one
}

type Merge = (known: Reported<number>, reported: Reported<number>) => Reported<number>

function mapAmounts(known: PaymentAmounts, reported: PaymentAmounts, merge: Merge): PaymentAmounts {
  return {
    requested: merge(known.requested, reported.requested),
    amount: merge(known.amount, reported.amount),
    authorized: merge(known.authorized, reported.authorized),
    captured: merge(known.captured, reported.captured),
    capturePending: merge(known.capturePending, reported.capturePending),
    refunded: merge(known.refunded, reported.refunded),
    refundPending: merge(known.refundPending, reported.refundPending),
    reversed: merge(known.reversed, reported.reversed),
    chargedBack: merge(known.chargedBack, reported.chargedBack),
  }
}

/**
 * Not reported keeps the known action until it expires or the provider's status changes: a poll that leaves
 * the QR code out must not make it vanish from the payer's page.
 */
export function mergeNextAction(
  state: FoldState,
  reported: PaymentReport,
  observation: Observation,
): PaymentReport['nextAction'] {
  if (reported.nextAction !== 'not_reported') return reported.nextAction
  const known = state.nextAction
  if (typeof known === 'string') return isEnd(state.status) ? 'not_reported' : known
  if (
    state.providerStatus !== undefined &&
    state.providerStatus.value !== reported.providerStatus.value
  )
    return 'not_reported'
  const isOver =
    known.expiresAt !== undefined && epochOf(observation.at) >= epochOf(known.expiresAt)
  return isOver ? 'not_reported' : known
}
