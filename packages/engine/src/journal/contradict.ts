import type { PaymentRecord } from '@paystate/core'
import type { OperationRow } from '../store/operations/operation-row.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import { contradictedIdentity } from './end-unknown.ts'
import { openPaymentAnomaly } from './open-payment-anomaly.ts'
import { tell } from './record-changes.ts'
import { verdictOn } from './stored-verdict.ts'

/** Opens the anomaly of an operation that was concluded, by a person or by a proof, and is shown otherwise. */
export async function contradict(
  tx: Transaction,
  contradicted: {
    /** As it was concluded. */
    readonly operation: OperationRow
    readonly row: PaymentRow
    readonly record: PaymentRecord
    readonly message?: string
  },
): Promise<void> {
  const { operation, row, record, message = SHOWN } = contradicted
  const { kind, id } = operation
  const verdict = verdictOn(operation)
  const happenings = await openPaymentAnomaly(tx, {
    row,
    identity: contradictedIdentity(operation),
    kind: verdict ? 'verdict_contradicted' : 'conclusion_contradicted',
    subject: kind,
    message,
    details: {
      operation: { kind, id },
      ...(verdict && { verdict: { who: verdict.who, why: verdict.why, at: verdict.at } }),
    },
  })
  await tell(tx, { row, record, happenings })
}

const SHOWN = 'It was taken for not applied, and the provider shows that it was.'

/** Whether an operation was taken for one that never happened. */
export function isConcluded({ state }: OperationRow): boolean {
  return state === 'not_applied' || state === 'withdrawn'
}
