import { openPaymentAnomaly } from '../journal/open-payment-anomaly.ts'
import { readRecord } from '../journal/read-record.ts'
import { tell } from '../journal/record-changes.ts'
import { findOperationByReference } from '../store/operations/find-operations.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { Store } from '../store/store.ts'

interface Shown {
  readonly instance: string
  readonly reference: string
  readonly providerId?: string | undefined
}

/**
 * Whether a payment of the provider carries an earlier reference of one that was created again under the next:
 * its creation was taken for not applied, and happened. Nothing is forgotten then; a person adopts or cancels it.
 */
export async function isOfEarlierTry(
  store: Store,
  { instance, reference, providerId }: Shown,
): Promise<boolean> {
  const operation = await findOperationByReference(store, { instance, reference })
  if (operation?.kind !== 'create') return false
  const { kind, id, payment } = operation
  await store.transaction(async (tx) => {
    const row = await lockPayment(tx, { payment })
    if (!row) return
    const happenings = await openPaymentAnomaly(tx, {
      row,
      identity: `${kind}:${id}:made_twice:${reference}`,
      kind: 'conclusion_contradicted',
      subject: kind,
      message:
        'Its creation was taken for not applied and sent again, and the provider has a payment under the earlier reference too. Adopt it, or cancel it there.',
      details: {
        operation: { kind, id },
        reference,
        ...(providerId !== undefined && { providerId }),
      },
    })
    await tell(tx, { row, record: await readRecord(tx, { payment }), happenings })
  })
  return true
}
