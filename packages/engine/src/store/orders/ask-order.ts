import type { Money } from '@paystate/core'
import { nothing } from '../statements/fields.ts'
import { run, type Transaction } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'

const ASK = statement(
  `update paystate.orders set currency = :currency, amount = :amount::bigint where id = :order`,
  nothing,
)

/**
 * Stores the amount of an order from now on: that of its newest attempt, because a cart may change between two.
 * Call it under the order's lock.
 */
export async function askOrder(
  tx: Transaction,
  { order, amount }: { order: string; amount: Pick<Money, 'currency' | 'minorUnits'> },
): Promise<void> {
  const { currency, minorUnits } = amount
  await run(tx, { statement: ASK, values: { order, currency, amount: minorUnits } })
}
