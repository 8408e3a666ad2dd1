import type { Payment, PaymentChange, PaymentRecord } from '@paystate/core'
import type { OperationRow } from '../store/operations/operation-row.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import { openPaymentAnomaly } from './open-payment-anomaly.ts'
import type { PaymentCase } from './payment-case.ts'
import { tell } from './record-changes.ts'
import { hasEffect, type Part } from './shown-part.ts'

interface Learned {
  readonly row: PaymentRow
  /** Before this evidence. */
  readonly known: PaymentCase
  readonly record: PaymentRecord
  readonly changes: readonly PaymentChange[]
}

/**
 * Opens the anomaly of a refund or a capture that the provider shows under two references of one id: it was taken
 * for not applied, by a person or by a proof, was sent again under the next reference, and happened twice. Gives
 * whether there is one.
 */
export async function noticeTwice(tx: Transaction, learned: Learned): Promise<boolean> {
  const { row, known, record, changes } = learned
  const isMoved = changes.some((change) => 'refund' in change || 'capture' in change)
  const { refunds, captures } = record.payment
  if (!isMoved || (refunds.length < 2 && captures.length < 2)) return false
  let isTwice = false
  for (const operation of known.operations) {
    const names = known.references.get(operation.key) ?? []
    const made = madeUnder(record.payment, { operation, names })
    const before = madeUnder(known.record.payment, { operation, names })
    if (made.length < 2 || before.length >= made.length) continue
    await openTwice(tx, { row, record, operation, made })
    isTwice = true
  }
  return isTwice
}

function madeUnder(
  { refunds, captures }: Payment,
  { operation, names }: { readonly operation: OperationRow; readonly names: readonly string[] },
): readonly Part[] {
  const isOurs = (part: Part) => hasEffect(part) && names.includes(part.reference ?? '')
  switch (operation.kind) {
    case 'refund':
      return refunds.filter(isOurs)
    case 'capture':
      return captures.filter(isOurs)
    default:
      return []
  }
}

async function openTwice(
  tx: Transaction,
  given: {
    readonly row: PaymentRow
    readonly record: PaymentRecord
    readonly operation: OperationRow
    readonly made: readonly Part[]
  },
): Promise<void> {
  const { row, record, operation, made } = given
  const { kind, id } = operation
  const happenings = await openPaymentAnomaly(tx, {
    row,
    identity: `${kind}:${id}:made_twice`,
    kind: 'conclusion_contradicted',
    subject: kind,
    message: `It was taken for not applied and sent again, and the provider shows it ${made.length} times.`,
    details: {
      operation: { kind, id },
      references: made.flatMap(({ reference }) => reference ?? []),
    },
  })
  await tell(tx, { row, record, happenings })
}
