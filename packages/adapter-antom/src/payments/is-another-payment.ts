import { isAnother } from '../errors/foreign.ts'

interface Asked {
  readonly reference?: string | undefined
  readonly id?: string | undefined
}

interface Reported {
  readonly paymentRequestId?: string | undefined
  readonly paymentId?: string | undefined
}

/** Says whether an answer is about another payment than was asked for, by each name that was sent. */
export function isAnotherPayment({ reference, id }: Asked, reported: Reported): boolean {
  return isAnother(reference, reported.paymentRequestId) || isAnother(id, reported.paymentId)
}
