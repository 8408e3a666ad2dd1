import { epochOf, instantOf, type Pending } from '@paystate/core'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Held } from './held.ts'

/**
 * What is pending, with the attempts that a restored database may have forgotten: until its hold began, and a
 * lease longer. Lookups before that prove nothing anymore.
 */
export function widened(
  pending: Pending,
  { row, held }: { row: Pick<PaymentRow, 'instanceHeldAt' | 'asOf'>; held: Held },
): Pending {
  const { services, instance } = held
  if (row.instanceHeldAt === null) return pending
  const until = epochOf(row.instanceHeldAt) + services.settings.leaseMs
  const { lastEndedBy: _before, ...attempts } = pending.previousAttempts
  if (epochOf(attempts.lastEndedAt) >= until) return pending
  const { providerTime } = instance.adapter.now(pending.operation)
  const ahead = until - epochOf(row.asOf)
  const lastEndedBy = providerTime && {
    earliest: providerTime.earliest + ahead,
    latest: providerTime.latest + ahead,
  }
  const { sentBefore: _contact, ...rest } = pending
  return {
    ...rest,
    previousAttempts: {
      ...attempts,
      lastEndedAt: instantOf(until),
      ...(lastEndedBy && { lastEndedBy }),
    },
  }
}
