import { instantOf, type Outcome, type PreviousAttempts, recover, refOf } from '@paystate/core'
import type { Operation } from '../operations/operation.ts'
import { conclude } from '../payments/conclude.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Shop } from '../shop/shop.ts'
import { changePayment } from '../store/change-payment.ts'
import { resumeLine } from '../story/operation-lines.ts'
import { tell } from '../story/story.ts'

/** Takes one recovery step for an operation, unless it is already in progress. */
export async function findOut(
  shop: Shop,
  payment: ShopPayment,
  operation: Operation,
): Promise<void> {
  const { store, clock, inFlight } = shop
  const { reference } = operation
  if (inFlight.has(reference)) return
  inFlight.add(reference)
  try {
    const outcome = await nextOutcome(shop, payment, operation)
    if (!outcome) return
    const now = clock.now()
    await changePayment(store, payment.reference, (kept) => conclude(kept, outcome, { now }))
  } finally {
    inFlight.delete(reference)
  }
}

async function nextOutcome(
  shop: Shop,
  payment: ShopPayment,
  operation: Operation,
): Promise<Outcome | undefined> {
  const { adapter, clock } = shop
  const { state } = operation
  switch (state.type) {
    case 'intended':
      return resume(shop, payment, operation)
    case 'unknown': {
      const control = refOf(payment.record.payment)
      return recover(adapter, state.pending, { clock, positiveControl: control })
    }
    default:
      return undefined
  }
}

/** A stored operation that a crash interrupted counts as an attempt: it may have been sent. */
async function resume(
  { adapter, clock, store }: Shop,
  payment: ShopPayment,
  operation: Operation,
): Promise<Outcome> {
  const { preparation, intendedAt } = operation
  const now = clock.now()
  await changePayment(store, payment.reference, (kept) => ({
    ...kept,
    story: tell(kept.story, resumeLine(operation, { now })),
  }))
  const previousAttempts: PreviousAttempts =
    preparation.state === 'refused'
      ? 'none'
      : { firstSentAt: intendedAt, lastEndedAt: instantOf(now) }
  return adapter.send(preparation, { previousAttempts })
}
