import { instantOf, isReported } from '@paystate/core'
import { isOpen, type Operation } from '../operations/operation.ts'
import { attemptsOf } from '../operations/state-after.ts'
import { evidenceLine } from '../story/operation-lines.ts'
import { tell } from '../story/story.ts'
import type { ShopPayment } from './shop-payment.ts'
import { withOperation } from './with-operation.ts'

/**
 * Resolves an unknown operation by evidence: the provider shows its object under our reference. A read or a
 * webhook may be faster than the repeat that would have reported the same.
 */
export function settleByEvidence(payment: ShopPayment, { now }: { now: number }): ShopPayment {
  return payment.operations
    .filter((operation) => operation.state.type === 'unknown' && isShown(payment, operation))
    .reduce((settled, operation) => seen(settled, operation, now), payment)
}

/** Whether neither a response nor other evidence shows its outcome yet. */
export function isUndecided(payment: ShopPayment, operation: Operation): boolean {
  return isOpen(operation) && !isShown(payment, operation)
}

/** Whether the provider shows the operation's object, with the requested amount. */
export function isShown({ record }: ShopPayment, operation: Operation): boolean {
  const { kind, reference, amount } = operation
  if (kind === 'create_payment') {
    return record.evidence.some((one) => one.reference === reference && one.payment !== undefined)
  }
  if (kind !== 'refund_payment') return false
  return record.payment.refunds.some(
    (refund) =>
      refund.reference === reference &&
      (!isReported(refund.amount) || refund.amount === amount?.minorUnits),
  )
}

function seen(payment: ShopPayment, operation: Operation, now: number): ShopPayment {
  const attempts = attemptsOf(operation)
  const state = { type: 'applied', at: instantOf(now), attempts } as const
  const { provider } = payment.record.intent.account
  const story = tell(payment.story, evidenceLine(operation, { now, provider }))
  return { ...withOperation(payment, { ...operation, state }), story }
}
