import { EngineError } from '../errors/engine-error.ts'
import { differences } from '../store/operations/differences.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import type { Compared } from '../store/operations/insert-operation.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import type { PayInput } from './pay-input.ts'

/** An attempt that exists under the id that was given. */
interface Named {
  readonly row: PaymentRow
  readonly operation: OperationRow
}

/** @throws {EngineError} `conflict` */
export async function findNamed(
  session: Session,
  { input, id }: { input: PayInput; id: string },
): Promise<Named | undefined> {
  const operation = await findOperation(session, { kind: 'create', id })
  if (!operation) return undefined
  const differing = differences(operation.compared, { from: comparedOf(input) })
  if (differing.length > 0) throw conflict(id, differing)
  const row = await findPayment(session, { key: operation.payment })
  if (!row) return undefined
  return { row, operation }
}

/** What is compared when a payment is asked for again. */
export function comparedOf({ order, amount, capture }: PayInput): Compared {
  const { currency, minorUnits } = amount
  return { order, amount: minorUnits, currency, capture: capture ?? 'automatic' }
}

function conflict(id: string, differing: readonly string[]): EngineError {
  return new EngineError('conflict', {
    subject: id,
    what: `This id already belongs to a payment with another ${differing.join(', ')}.`,
  })
}
