import type { UnknownNames } from '../engine/unknown-names.ts'
import { type PartCheck, partOf } from './part-check.ts'

/** How the webhooks are that reach this process. */
export interface WebhooksCheck extends PartCheck {
  /** How many came in about the last hour for names that nobody has configured; anybody can send those. */
  readonly forUnknownNames: number
}

/** Notices webhooks whose address nearly names a configured provider: the provider's own webhooks do not arrive then. */
export function checkWebhooks({
  unknownNames,
}: {
  readonly unknownNames: UnknownNames
}): WebhooksCheck {
  const { webhooks: forUnknownNames, near } = unknownNames.recent()
  const warnings = near.map(
    ({ name, configured, webhooks }) =>
      `Webhooks come for the name "${name}" (${webhooks} recently), which is not configured; "${configured}" is. They were answered with 404, and nothing of them is stored. If the provider sends them, correct the address that it calls.`,
  )
  return { ...partOf(warnings), forUnknownNames }
}
