import { epochOf, nextStep, parsePending } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { isKnown, type OperationRow } from '../store/operations/operation-row.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'

/** An operation, and what is needed of its payment. */
export interface OfPayment {
  readonly operation: OperationRow
  readonly row: Pick<PaymentRow, 'instance' | 'asOf'>
}

/** Whether it is unknown and nothing can be sent or looked up anymore. */
export function needsPerson(
  { instances }: Pick<Services, 'instances'>,
  { operation, row }: OfPayment,
): boolean {
  const adapter = instances.get(row.instance)?.adapter
  if (operation.state !== 'unknown' || !isKnown(operation) || !adapter) return false
  const pending = parsePending(operation.pending)
  const next = nextStep(pending, {
    rule: adapter.capabilities.absence,
    now: { ...adapter.now(pending.operation), at: epochOf(row.asOf) },
    account: adapter.account,
  })
  return next.type === 'ask_provider'
}
