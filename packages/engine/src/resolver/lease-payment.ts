import type { LeaveLimit } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { type Lease, takeLease } from '../store/payments/lease.ts'
import type { Session } from '../store/statements/session.ts'

/** A lease, and until when something may leave under it. */
export interface LeasedPayment {
  readonly lease: Lease
  readonly leaveBefore: LeaveLimit
}

/** Takes the lease of a payment for this process, unless somebody has it. */
export async function leasePayment(
  session: Session,
  { services, payment }: { services: Services; payment: number },
): Promise<LeasedPayment | 'busy'> {
  const { owner, settings } = services
  const leaveBefore = leaveLimit(services)
  const lease = await takeLease(session, { payment, forMs: settings.leaseMs, owner })
  return lease === 'busy' ? lease : { lease, leaveBefore }
}

/**
 * The end of a lease that is asked for now, less the margin, by the clocks of this process. The lease begins
 * later, by the clock of the database, so it does not end before: however far apart the two clocks are.
 */
export function leaveLimit({ clock, settings }: Pick<Services, 'clock' | 'settings'>): LeaveLimit {
  const leftMs = settings.leaseMs - settings.marginMs
  return { epochMs: clock.now() + leftMs, monotonicMs: clock.monotonic() + leftMs }
}
