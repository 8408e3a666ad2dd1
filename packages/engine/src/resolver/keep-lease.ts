import { renewLease } from '../store/payments/lease.ts'
import type { Held } from './held.ts'
import { leaveLimit } from './lease-payment.ts'

/**
 * Renews a lease, in good time and again and again, for as long as there is work under it. Returns a function
 * that ends it. A lease that is lost stays lost: what is done under it is stored as that.
 */
export function keepLease(held: Held): () => void {
  const { store, clock, settings } = held.services
  const forMs = settings.leaseMs
  const pauseMs = forMs / 3
  let isOver = false
  let cancel = clock.after(pauseMs, () => void renew())

  async function renew(): Promise<void> {
    const asked = clock.monotonic()
    const leaveBefore = leaveLimit(held.services)
    const renewed = await renewLease(store, { lease: held.lease, forMs }).catch(() => 'failed')
    if (isOver || renewed === 'lost') return
    if (renewed !== 'failed') held.leaveBefore = leaveBefore
    const waitedMs = clock.monotonic() - asked
    cancel = clock.after(Math.max(0, pauseMs - waitedMs), () => void renew())
  }
  return () => {
    isOver = true
    cancel()
  }
}
