import { isPaymentError, parsePending } from '@paystate/core'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import { holdsLease } from '../store/payments/holds-lease.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import { conclude } from './conclude.ts'
import { contactIn, contactOf, isMade } from './contact.ts'
import type { Held } from './held.ts'
import { recoverOperation } from './recover-operation.ts'
import type { Done } from './send-operation.ts'
import { widened } from './widened.ts'

/** Looks an unknown operation up once: evidence decides it, or another miss is stored. */
export async function lookUpOperation(held: Held, operation: OperationRow): Promise<Done> {
  const { services, lease } = held
  const { store } = services
  const asked = await findPayment(store, { key: operation.payment })
  if (!asked) return 'lost'
  try {
    const pending = widened(parsePending(operation.pending), { row: asked, held })
    const outcome = await recoverOperation(held, { operation, pending, row: asked })
    held.contact = contactOf(outcome)
    await store.transaction(async (tx) => {
      const row = await lockPayment(tx, { payment: operation.payment })
      if (!row) return
      const under = (await holdsLease(tx, { lease })) ? 'lease' : 'none'
      await conclude(tx, { held, row, operation, outcome, under })
    })
    return isMade(outcome) ? 'made' : 'failed'
  } catch (error) {
    if (!isPaymentError(error)) throw error
    held.contact = contactIn(error)
    return 'failed'
  }
}
