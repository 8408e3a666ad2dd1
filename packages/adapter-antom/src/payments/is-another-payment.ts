import { isAnother } from '../errors/foreign.ts'

interface Asked {
  readonly reference?: string | undefined
  readonly id?: string | undefined
}

interface Told {
  readonly paymentRequestId?: string | undefined
  readonly paymentId?: string | undefined
}

/**
 * Says whether an answer is about another payment than was asked for. Where our reference is known it
 * decides: in a session every try of the payer has an id of its own.
 */
export function isAnotherPayment(asked: Asked, told: Told): boolean {
  return asked.reference === undefined
    ? isAnother(asked.id, told.paymentId)
    : isAnother(asked.reference, told.paymentRequestId)
}
