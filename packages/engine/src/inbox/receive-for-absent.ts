import { openNotedAnomaly } from '../anomalies/open-noted-anomaly.ts'
import { isStorable } from '../store/database/ask-storable.ts'
import { hasPayments } from '../store/payments/has-payments.ts'
import { holdUnverified } from './hold-unverified.ts'
import type { InboxServices } from './inbox-services.ts'
import type { RawMessage } from './raw-message.ts'

/**
 * A message for a name that this process has not configured. A name that never had payments is
 * unknown; one that has is our mistake, and redelivery is requested until it is corrected.
 */
export async function receiveForAbsent(
  { store, unknownNames }: InboxServices,
  { name, message }: { name: string; message: RawMessage },
): Promise<Response> {
  try {
    const isKnown = isStorable(name) && (await hasPayments(store, { instance: name }))
    if (!isKnown) {
      unknownNames.note(name)
      return new Response(null, { status: 404 })
    }
    const reason = 'The provider is not configured.'
    // Only its adapter could name the headers that it needs.
    await holdUnverified(store, { instance: name, message, reason, headers: [] })
    await openNotedAnomaly(store, {
      identity: `not_configured:${name}`,
      kind: 'not_configured',
      subject: 'instance',
      instance: name,
      message: 'Webhooks arrive for a provider that has payments here and is not configured.',
    })
  } catch {}
  return new Response(null, { status: 503 })
}
