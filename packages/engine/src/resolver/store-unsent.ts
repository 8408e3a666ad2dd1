import type { ReferenceNames } from '../engine/reference-names.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { ASKED, storeTry } from '../store/operations/tries.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import { asNotPrepared, type IntentInput } from './intent-input.ts'

interface Unsent {
  readonly references: ReferenceNames
  readonly operation: OperationRow
  readonly input: IntentInput
  readonly row: Pick<PaymentRow, 'instance'>
}

/**
 * Stores what was asked for, with the reference that it will be sent under: what a read shows under that is
 * this operation, though a restored database has forgotten that it was sent.
 */
export async function storeUnsent(
  tx: Transaction,
  { references, operation, input, row }: Unsent,
): Promise<void> {
  const { key, kind, id } = operation
  const { instance } = row
  const prepared = asNotPrepared(input)
  for (const number of [ASKED, operation.try]) {
    const reference = references.of({ kind, id, try: number })
    await storeTry(tx, { operation: key, number, instance, reference, prepared })
  }
}
