import type { Migration } from './migration.ts'
import { payments } from './migrations/0001-payments.ts'
import { webhooksAndEvents } from './migrations/0002-webhooks-and-events.ts'
import { unknownSince } from './migrations/0003-unknown-since.ts'
import { lifeOfAnomalies } from './migrations/0004-life-of-anomalies.ts'
import { holds } from './migrations/0005-holds.ts'
import { verdicts } from './migrations/0006-verdicts.ts'
import { credentials } from './migrations/0007-credentials.ts'
import { heldInstances } from './migrations/0008-held-instances.ts'
import { sealKeys } from './migrations/0009-seal-keys.ts'
import { erasing } from './migrations/0010-erasing.ts'
import { askers } from './migrations/0011-askers.ts'
import { disputes } from './migrations/0012-disputes.ts'

/** Every migration, in order. */
export const MIGRATIONS: readonly Migration[] = [
  payments,
  webhooksAndEvents,
  unknownSince,
  lifeOfAnomalies,
  holds,
  verdicts,
  credentials,
  heldInstances,
  sealKeys,
  erasing,
  askers,
  disputes,
]
