import { isPaymentError, parsePending, recover } from '@paystate/core'
import { readRecord } from '../journal/read-record.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { findControl } from '../store/payments/find-control.ts'
import { holdsLease } from '../store/payments/holds-lease.ts'
import { conclude } from './conclude.ts'
import { contactIn, contactOf, isMade } from './contact.ts'
import type { Held } from './held.ts'
import type { Done } from './send-operation.ts'

/** Looks an unknown operation up once: evidence decides it, or another miss is stored. */
export async function lookUpOperation(held: Held, operation: OperationRow): Promise<Done> {
  const { services, instance, lease } = held
  const { store } = services
  const { payment: known } = await readRecord(store, { payment: operation.payment })
  const control = await findControl(store, { instance: instance.name, payment: operation.payment })
  const { account } = instance.adapter
  const positiveControl = control && {
    account,
    reference: control.reference,
    ...(control.providerId !== null && { id: control.providerId }),
  }
  try {
    const pending = parsePending(operation.pending)
    const outcome = await recover(instance.adapter, pending, {
      wanted: false,
      positiveControl,
      known,
      signal: held.signal,
    })
    held.contact = contactOf(outcome)
    await store.transaction(async (tx) => {
      const under = (await holdsLease(tx, { lease })) ? 'lease' : 'none'
      await conclude(tx, { held, operation, outcome, under })
    })
    return isMade(outcome) ? 'made' : 'failed'
  } catch (error) {
    if (!isPaymentError(error)) throw error
    held.contact = contactIn(error)
    return 'failed'
  }
}
