import {
  type AttemptSpan,
  epochOf,
  type Instant,
  instantOf,
  type OperationKind,
  type Pending,
  type Prepared,
  type PreviousAttempts,
  type ProviderTime,
} from '@paystate/core'
import { lookupOf, withAttempt } from '@paystate/core/adapter'
import type { Instance } from '../engine/instance.ts'
import type { Settings } from '../engine/settings.ts'

interface Leaving {
  readonly prepared: Prepared<OperationKind>
  readonly previousAttempts: PreviousAttempts
  readonly instance: Instance
  readonly settings: Settings
  /** By the database's clock. */
  readonly now: Instant
}

/**
 * What is stored before bytes may be sent: everything needed to find out about this attempt, should its process
 * back from it. It leaves a margin before the end of the lease at the latest, and its end is not known better.
 */
export function pendingAttempt(leaving: Leaving): Pending {
  const { prepared, previousAttempts, instance } = leaving
  const { kind, reference, account } = prepared
  return {
    version: 1,
    operation: { kind, reference },
    account,
    prepared,
    previousAttempts: withAttempt(previousAttempts, spanOf(leaving)),
    misses: [],
    plan: { repeat: 'while_safe', lookup: lookupOf(instance.adapter.capabilities, kind) },
  }
}

function spanOf({ instance, settings, now, prepared }: Leaving): AttemptSpan {
  const { kind, reference } = prepared
  const { providerTime } = instance.adapter.now({ kind, reference })
  const { leaseMs } = settings
  const by = providerTime && until(providerTime, leaseMs)
  return {
    firstSentAt: now,
    lastEndedAt: instantOf(epochOf(now) + leaseMs),
    ...(by && { firstSentBy: by, lastEndedBy: by }),
  }
}

/** A moment within this many milliseconds from this one. */
function until({ earliest, latest }: ProviderTime, milliseconds: number): ProviderTime {
  return { earliest, latest: latest + milliseconds }
}
