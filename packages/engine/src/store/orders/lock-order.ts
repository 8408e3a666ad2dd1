import type { Money } from '@paystate/core'
import { nothing } from '../statements/fields.ts'
import { only, run, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { ORDER_COLUMNS, type OrderRow, orderRow } from './order-row.ts'

const INSERT = statement(
  `insert into paystate.orders (id, currency, amount, created_at)
   values (:order, :currency::text, :amount::bigint, ${NOW})
   on conflict (id) do nothing`,
  nothing,
)

const LOCK = statement(
  `select ${ORDER_COLUMNS} from paystate.orders where id = :order for update`,
  orderRow,
)

/**
 * Creates an order when it is new, and locks it: until the end of the transaction nobody else opens a payment
 * for it. A new one gets the amount of this call; see `askOrder` for the next attempts.
 */
export async function lockOrder(
  tx: Transaction,
  { order, amount }: { order: string; amount?: Money },
): Promise<OrderRow> {
  const { currency = null, minorUnits = null } = amount ?? {}
  await run(tx, { statement: INSERT, values: { order, currency, amount: minorUnits } })
  return only(tx, { statement: LOCK, values: { order } })
}
