import { z } from 'zod'
import { isStorable } from '../database/ask-storable.ts'
import { integer, named, text } from '../statements/fields.ts'
import type { Named } from '../statements/named.ts'
import { first, rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import type { OperationKind } from './operation-kind.ts'
import {
  OPERATION_COLUMNS,
  type OperationRow,
  openOperation,
  operationRow,
} from './operation-row.ts'

const select = (condition: string) =>
  statement(
    `select ${OPERATION_COLUMNS} from paystate.operations where ${condition}`,
    operationRow,
    openOperation,
  )

const BY_ID = select('kind = :kind and id = :id')
const BY_PAYMENT = select('payment = :payment::bigint order by key')
const BY_REFERENCE = statement(
  `select o.kind, o.id, o.payment from paystate.operations as o
     join paystate.tries as t on t.operation = o.key
   where t.instance = :instance and t.reference = :reference`,
  z.object({ kind: named<OperationKind>(), id: text, payment: integer }),
)

/** Which operation it is, and of which payment. */
type OperationName = Pick<OperationRow, 'id' | 'payment'> & {
  readonly kind: Named<OperationKind>
}

/** The operation that the application named. */
export function findOperation(
  session: Session,
  { kind, id }: { kind: Named<OperationKind>; id: string },
): Promise<OperationRow | undefined> {
  return first(session, { statement: BY_ID, values: { kind, id } })
}

/** The operation with a try under this reference at an instance: its name alone, which is never sealed. */
export async function findOperationByReference(
  session: Session,
  { instance, reference }: { instance: string; reference: string },
): Promise<OperationName | undefined> {
  // A provider may show one that is not ours, and that no database can hold.
  if (!isStorable(reference)) return undefined
  return first(session, { statement: BY_REFERENCE, values: { instance, reference } })
}

/**
 * All operations of a payment, oldest first. What is reserved is summed over these under the payment's lock,
 * never counted.
 */
export function operationsOfPayment(
  session: Session,
  { payment }: { payment: number },
): Promise<readonly OperationRow[]> {
  return rows(session, { statement: BY_PAYMENT, values: { payment } })
}
