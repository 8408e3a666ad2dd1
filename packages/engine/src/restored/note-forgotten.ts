import type { Instant } from '@paystate/core'
import { openNotedAnomaly } from '../anomalies/open-noted-anomaly.ts'
import { listHolds } from '../store/instances/hold.ts'
import type { Store } from '../store/store.ts'
import { noticeRestored, type RestoredBecause } from './notice-restored.ts'
import { orphanIdentity } from './orphan-identity.ts'

interface Forgotten {
  readonly instance: string
  /** Of ours. */
  readonly reference: string
  readonly subject: 'payment' | 'refund' | 'capture'
  readonly providerId?: string | undefined
  /** When the provider made it, where it says so. */
  readonly createdAt?: Instant | undefined
}

/**
 * Something at the provider has a reference that only we can have given, and this database lacks it: it was
 * restored from a backup, or it is not the one that sent it. Said once for each.
 */
export async function noteForgotten(
  services: { readonly store: Store; wake(): void },
  { instance, reference, subject, providerId, createdAt }: Forgotten,
): Promise<void> {
  const { store } = services
  const opened = await openNotedAnomaly(store, {
    identity: orphanIdentity({ instance, reference }),
    kind: 'orphan',
    subject,
    instance,
    message: `The provider has a ${subject} under a reference of ours that this database lacks.`,
    details: {
      reference,
      ...(providerId !== undefined && { providerId }),
      ...(createdAt !== undefined && { createdAt }),
    },
    again: 'never',
  })
  if (opened === 'open_already' || (await listHolds(store)).length > 0) return
  const because: RestoredBecause = subject === 'payment' ? 'orphan' : 'forgotten_part'
  await noticeRestored(services, { because, since: createdAt })
}
