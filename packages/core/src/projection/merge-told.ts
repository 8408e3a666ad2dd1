import type { Observation, PaymentTold } from '../observations/observation.ts'
import type { PaymentFacts } from '../payments/facts.ts'
import { isEnd } from '../payments/payment-status.ts'
import { isTold, type Told } from '../payments/told.ts'
import { epochOf } from '../time/instant.ts'
import type { FoldState } from './fold-state.ts'

/** Newer totals replace older ones; silence keeps them; what was asked never changes. */
export function mergeFacts(known: PaymentFacts, told: PaymentFacts): PaymentFacts {
  return {
    ...mapFacts(known, told, (before, now) => (isTold(now) ? now : before)),
    requested: isTold(known.requested) ? known.requested : told.requested,
  }
}

/** What a pushed message may do to totals: raise them, and never what a cancel gave back. */
export function raiseFacts(known: PaymentFacts, told: PaymentFacts): PaymentFacts {
  const raised = mapFacts(known, told, highest)
  return {
    ...raised,
    requested: isTold(known.requested) ? known.requested : told.requested,
    reversed: known.reversed,
    amount: isTold(known.amount) ? known.amount : told.amount,
  }
}

/** The higher of two totals, or the one that was told. */
export function highest(one: Told<number>, other: Told<number>): Told<number> {
  if (!isTold(one)) return other
  return isTold(other) ? Math.max(one, other) : one
}

type Merge = (known: Told<number>, told: Told<number>) => Told<number>

function mapFacts(known: PaymentFacts, told: PaymentFacts, merge: Merge): PaymentFacts {
  return {
    requested: merge(known.requested, told.requested),
    amount: merge(known.amount, told.amount),
    authorized: merge(known.authorized, told.authorized),
    captured: merge(known.captured, told.captured),
    capturePending: merge(known.capturePending, told.capturePending),
    refunded: merge(known.refunded, told.refunded),
    refundPending: merge(known.refundPending, told.refundPending),
    reversed: merge(known.reversed, told.reversed),
    chargedBack: merge(known.chargedBack, told.chargedBack),
  }
}

/**
 * Not told keeps the known action until it expires or the provider's word changes: a poll that leaves
 * the QR code out must not make it vanish from the payer's page.
 */
export function mergeNextAction(
  state: FoldState,
  told: PaymentTold,
  observation: Observation,
): PaymentTold['nextAction'] {
  if (told.nextAction !== 'not_told') return told.nextAction
  const known = state.nextAction
  if (typeof known === 'string') return isEnd(state.status) ? 'not_told' : known
  if (state.word !== undefined && state.word.word !== told.word.word) return 'not_told'
  const isOver =
    known.expiresAt !== undefined && epochOf(observation.at) >= epochOf(known.expiresAt)
  return isOver ? 'not_told' : known
}
