import type { Money } from '@paystate/core'
import { first, only, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { ORDER_COLUMNS, type OrderRow, orderRow } from './order-row.ts'

const INSERT = statement(
  `insert into paystate.orders (id, currency, amount, created_at)
   values (:order, :currency::text, :amount::bigint, ${NOW})
   on conflict (id) do nothing
   returning ${ORDER_COLUMNS}`,
  orderRow,
)

const LOCK = statement(
  `select ${ORDER_COLUMNS} from paystate.orders where id = :order for update`,
  orderRow,
)

/** An order under its lock. One that is `new` was created by this transaction, and has no payments. */
export interface LockedOrder extends OrderRow {
  readonly since: 'new' | 'before'
}

/**
 * Creates an order when it is new, and locks it: until the end of the transaction nobody else opens a payment
 * for it. A new one gets the amount of this call; see `askOrder` for the next attempts.
 */
export async function lockOrder(
  tx: Transaction,
  { order, amount }: { order: string; amount?: Money },
): Promise<LockedOrder> {
  const locking = { statement: LOCK, values: { order } }
  const known = amount ? undefined : await first(tx, locking)
  if (known) return { ...known, since: 'before' }
  const { currency = null, minorUnits = null } = amount ?? {}
  const values = { order, currency, amount: minorUnits }
  const created = await first(tx, { statement: INSERT, values })
  if (created) return { ...created, since: 'new' }
  return { ...(await only(tx, locking)), since: 'before' }
}
