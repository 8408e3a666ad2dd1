import type { PaymentRecord } from '@paystate/core'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { updatePayment } from '../store/payments/update-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import { recordChanges } from './record-changes.ts'

/**
 * Sets a payment's standing from our own records while no provider has reported it: ended when it provably never
 * reached one, live again when it is sent again. Later evidence wins.
 */
export async function listWithoutEvidence(
  tx: Transaction,
  given: { row: PaymentRow; record: PaymentRecord; as: 'failed' | 'processing' },
): Promise<PaymentRow> {
  const { row: before, record, as } = given
  if (record.payment.providerStatus !== undefined || before.status === as) return before
  const row = await updatePayment(tx, {
    payment: before.key,
    standing: as === 'failed' ? 'ended' : 'live',
    status: as,
    account: before.account,
    providerId: before.providerId,
    captured: before.captured,
    reversed: before.reversed,
    refunded: before.refunded,
    chargedBack: before.chargedBack,
    readAt: null,
  })
  await recordChanges(tx, { before, row, record, changes: [], anomalies: [] })
  return row
}
