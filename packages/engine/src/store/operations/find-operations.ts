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
  `select o.kind, o.id, o.payment, t.reference from paystate.operations as o
     join paystate.tries as t on t.operation = o.key
   where t.instance = :instance
     and t.reference = any (array(select json_array_elements_text(:references::json)))`,
  z.object({ kind: named<OperationKind>(), id: text, payment: integer, reference: text }),
)

/** Which operation it is, of which payment, and under which reference it was found. */
type OperationName = Pick<OperationRow, 'id' | 'payment'> & {
  readonly kind: Named<OperationKind>
  readonly reference: string
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
  return (await findOperationsByReference(session, { instance, references: [reference] }))[0]
}

/** The same for several references: one statement, however many a provider shows. */
export async function findOperationsByReference(
  session: Session,
  { instance, references: given }: { instance: string; references: readonly string[] },
): Promise<readonly OperationName[]> {
  // A provider may show one that is not ours, and that no database can hold.
  const storable = given.filter(isStorable)
  if (storable.length === 0) return []
  const values = { instance, references: JSON.stringify(storable) }
  return rows(session, { statement: BY_REFERENCE, values })
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
