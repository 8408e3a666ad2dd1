import { createPaymentRecord, type PaymentRecord } from '@paystate/core'
import { orderReferenceOf } from '../engine/order-reference.ts'
import type { Services } from '../engine/services.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import { readCheckpoint, storeCheckpoint } from '../store/evidence/checkpoint.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { renamePayment } from '../store/payments/rename-payment.ts'
import type { Transaction } from '../store/statements/session.ts'

/**
 * Names an attempt by the reference of its next try, under which the provider will know it: what is read then
 * carries that one. Nothing was reported of it yet.
 */
export async function renameAttempt(
  tx: Transaction,
  given: {
    readonly references: Services['references']
    readonly payment: PaymentCase
    readonly creation: OperationRow
  },
): Promise<{ readonly row: PaymentRow; readonly record: PaymentRecord }> {
  const { references, payment, creation } = given
  const { kind, id, try: number } = creation
  const { key, order, currency, requested: minorUnits } = payment.row
  const reference = references.of({ kind, id, try: number })
  const row = await renamePayment(tx, { payment: key, reference })
  const record = createPaymentRecord({
    account: payment.record.intent.account,
    reference,
    ...orderReferenceOf(order),
    requested: { currency, minorUnits },
  })
  const { through = 0 } = (await readCheckpoint(tx, { payment: key })) ?? {}
  await storeCheckpoint(tx, { payment: key, through, checkpoint: record })
  return { row, record }
}
