import { first, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { ORDER_COLUMNS, type OrderRow, orderRow } from './order-row.ts'

const FIND = statement(`select ${ORDER_COLUMNS} from paystate.orders where id = :order`, orderRow)

/** Reads an order, without a lock. */
export function findOrder(
  session: Session,
  { order }: { order: string },
): Promise<OrderRow | undefined> {
  return first(session, { statement: FIND, values: { order } })
}
