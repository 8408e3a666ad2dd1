import { instantOf, isReported } from '@paystate/core'
import { isOpen, type Operation } from '../operations/operation.ts'
import { attemptsOf } from '../operations/state-after.ts'
import { evidenceLine } from '../story/operation-lines.ts'
import { tell } from '../story/story.ts'
import type { ShopPayment } from './shop-payment.ts'
import { withOperation } from './with-operation.ts'

/**
 * Settles what was unknown and can now be seen: the provider shows the very thing under our own name. A
 * read or a webhook may be quicker than the repeat that would have reported the same.
 */
export function settleByEvidence(payment: ShopPayment, { now }: { now: number }): ShopPayment {
  return payment.operations
    .filter((operation) => operation.state.type === 'unknown' && isShown(payment, operation))
    .reduce((settled, operation) => seen(settled, operation, now), payment)
}

/** Whether nobody can say yet what became of it, neither by an answer nor by what is in sight. */
export function isUndecided(payment: ShopPayment, operation: Operation): boolean {
  return isOpen(operation) && !isShown(payment, operation)
}

/** Whether the provider shows what the operation was to make, with the amount that we asked for. */
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
