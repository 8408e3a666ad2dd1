import { z } from 'zod'
import { integer, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'

const OF_PAYMENT = statement(
  `select t.operation, t.reference from paystate.tries as t
   join paystate.operations as o on o.key = t.operation
   where o.payment = :payment::bigint order by t.operation, t.number`,
  z.object({ operation: integer, reference: text }),
)

/** The references that each operation of a payment has had, by its key. */
export async function referencesOfPayment(
  session: Session,
  { payment }: { payment: number },
): Promise<ReadonlyMap<number, readonly string[]>> {
  return referencesByOperation(await rows(session, { statement: OF_PAYMENT, values: { payment } }))
}

/** The references of each operation, by its key. */
export function referencesByOperation(
  found: readonly { readonly operation: number; readonly reference: string }[],
): ReadonlyMap<number, readonly string[]> {
  const references = new Map<number, string[]>()
  for (const { operation, reference } of found) {
    references.set(operation, [...(references.get(operation) ?? []), reference])
  }
  return references
}
