import type { Services } from '../engine/services.ts'
import { listWithoutEvidence } from '../journal/conclude-creation.ts'
import { creationOf, neverCreated, readCase } from '../journal/payment-case.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { retryOperation } from '../store/operations/update-operation.ts'
import { askOrder } from '../store/orders/ask-order.ts'
import { lockOrder } from '../store/orders/lock-order.ts'
import { paymentsOfOrder } from '../store/payments/find-payment.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { wakePayment } from '../store/payments/wake-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import { endToRead, type Seen } from './end-to-read.ts'
import { refuseHeld } from './refuse-held.ts'
import { renameAttempt } from './rename-attempt.ts'
import { retryOf } from './retry-of.ts'

interface Again {
  readonly services: Pick<Services, 'references' | 'settings'>
  readonly row: PaymentRow
  /** Its creation, as it was when that was decided. */
  readonly operation: OperationRow
  readonly seen: Seen | undefined
}

/** `left`: it stays as it is, since it has changed or its order has another payment. */
type StoredAgain =
  | { readonly kind: 'stored' | 'left' }
  | { readonly kind: 'read_first'; readonly row: PaymentRow }

/**
 * Stores that a named attempt that was provably not applied is to be sent again, unless the order has another
 * payment by now. It is due then: should this process end here, another one sends it.
 *
 * @throws {EngineError} `held`
 */
export async function sendAgain(
  tx: Transaction,
  { services, row, operation, seen }: Again,
): Promise<StoredAgain> {
  const locked = await lockPayment(tx, { payment: row.key })
  const payment = locked && (await readCase(tx, locked))
  const current = payment && creationOf(payment)
  const as = current && retryOf(current) // it may have been erased since
  const isSame = current?.state === operation.state
  if (!payment || !as || !isSame || !neverCreated(payment)) return { kind: 'left' }
  refuseHeld(payment.row)
  await lockOrder(tx, { order: row.order })
  const all = await paymentsOfOrder(tx, { order: row.order })
  const others = all.filter(({ key }) => key !== row.key)
  if (others.some(({ standing }) => standing !== 'ended')) return { kind: 'left' }
  const unread = await endToRead(tx, { ended: others, seen })
  if (unread) return { kind: 'read_first', row: unread }
  const { currency, requested: minorUnits } = payment.row
  await askOrder(tx, { order: row.order, amount: { currency, minorUnits } })
  const sendBefore = { inMs: services.settings.sendBeforeMs }
  const retried = { operation: operation.key, state: 'intended', as, sendBefore } as const
  const creation = await retryOperation(tx, retried)
  const { references } = services
  const isRenamed = as === 'next_try'
  const named = isRenamed ? await renameAttempt(tx, { references, payment, creation }) : payment
  await listWithoutEvidence(tx, { row: named.row, record: named.record, as: 'processing' })
  await wakePayment(tx, { payment: row.key })
  return { kind: 'stored' }
}
