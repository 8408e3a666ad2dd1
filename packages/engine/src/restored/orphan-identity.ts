import { epochOf, type Instant, instantOf } from '@paystate/core'
import { z } from 'zod'

/** The anomaly of something that the provider has under a reference of ours and that this database lacks. */
export function orphanIdentity({
  instance,
  reference,
}: {
  readonly instance: string
  readonly reference: string
}): string {
  return `orphan:${instance}:${reference}`
}

const details = z.object({ createdAt: z.string() })

const HOUR = 3_600_000
/** Where the provider did not say when it was made. */
const LONG_MS = 90 * 24 * HOUR

/** From when on an orphan can be found at its provider. */
export function orphanSince(anomaly: {
  readonly details: unknown
  readonly openedAt: Instant
}): Instant {
  const said = details.safeParse(anomaly.details)
  const at = said.success
    ? epochOf(said.data.createdAt) - HOUR
    : epochOf(anomaly.openedAt) - LONG_MS
  return instantOf(at)
}
