import { isUndecided, type Operation, type OperationKind } from '../operations/operation.ts'
import { readOperations } from '../operations/read-operations.ts'
import type { Shop } from '../shop/shop.ts'
import type { PaymentView } from './payment-view.ts'

/** A request that had been sent when the shop stopped, and whose outcome was still unknown. */
export interface Interrupted {
  readonly order: string
  /** The engine's id of the payment. */
  readonly payment: string
  readonly operation: { readonly kind: OperationKind; readonly id: string }
}

/** What was interrupted when the shop last stopped. */
export async function findInterrupted({
  payments,
  providers,
  clock,
}: Pick<Shop, 'payments' | 'providers' | 'clock'>): Promise<readonly Interrupted[]> {
  const { payments: unknown } = await payments.list({ unknown: true, limit: 200 })
  const found: Interrupted[] = []
  for (const { id, order, amount, instance } of unknown) {
    if (!providers.has(instance)) continue
    const timeline = await payments.timeline(id)
    const { currency } = amount
    const operations = readOperations(timeline, { currency, now: clock.now() })
    for (const operation of operations.filter(isUndecided)) {
      found.push({ order, payment: id, operation })
    }
  }
  return found
}

/** The operations of a payment that were interrupted, as they are now. */
export function interruptedOf(
  { payment, operations }: Pick<PaymentView, 'payment' | 'operations'>,
  interrupted: readonly Interrupted[],
): readonly Operation[] {
  const own = interrupted.filter((one) => one.payment === payment.id)
  return operations.filter(({ kind, id }) =>
    own.some(({ operation }) => operation.kind === kind && operation.id === id),
  )
}

export function isCreationInterrupted(
  view: Pick<PaymentView, 'payment' | 'operations'>,
  interrupted: readonly Interrupted[],
): boolean {
  return interruptedOf(view, interrupted).some(({ kind }) => kind === 'create')
}
