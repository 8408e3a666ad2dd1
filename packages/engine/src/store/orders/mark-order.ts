import { z } from 'zod'
import { text } from '../statements/fields.ts'
import { first, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'

/** An event of an order that is published once. */
export type OrderMark = 'paid' | 'paid_twice' | 'underpaid'

function markStatement(column: `${OrderMark}_at`) {
  return statement(
    `update paystate.orders set ${column} = ${NOW}
     where id = :order and ${column} is null returning id`,
    z.object({ id: text }),
  )
}

const MARKS = {
  paid: markStatement('paid_at'),
  paid_twice: markStatement('paid_twice_at'),
  underpaid: markStatement('underpaid_at'),
} as const

/** Stores that an order's event is published with this transaction; `already` when it was published before. */
export async function markOrder(
  tx: Transaction,
  { order, mark }: { order: string; mark: OrderMark },
): Promise<'marked' | 'already'> {
  const marked = await first(tx, { statement: MARKS[mark], values: { order } })
  return marked === undefined ? 'already' : 'marked'
}
