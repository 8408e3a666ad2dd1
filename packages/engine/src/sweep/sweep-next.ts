import { epochOf, type Instant, instantOf, isPaymentError, type WebhookHint } from '@paystate/core'
import { z } from 'zod'
import { instanceOf, type Services } from '../engine/services.ts'
import { paymentOfHint } from '../inbox/payment-of-hint.ts'
import { type Contact, contactIn } from '../resolver/contact.ts'
import { noteContact } from '../resolver/note-contact.ts'
import { endSweep, type Sweep, takeSweep } from '../store/instances/sweep.ts'
import { wakePayment } from '../store/payments/wake-payment.ts'
import { takeHint } from './take-hint.ts'

export type SweepServices = Pick<
  Services,
  'store' | 'instances' | 'clock' | 'owner' | 'wake' | 'references' | 'settings'
>

const MINUTE = 60_000
/** How often an instance's changes are listed. */
const EVERY_MS = 5 * MINUTE
/** Longer than listing takes. */
const LEASE_MS = 10 * MINUTE
/** How far the first sweep of an instance goes back. */
const FIRST_MS = 24 * 60 * MINUTE

const cursorField = z.looseObject({ since: z.string() })

/**
 * Lists what changed at one instance whose sweep is due, and asks for a step of each payment that is named:
 * what a webhook would have told, had it come. Returns 1, or 0 when nothing is due.
 */
export async function sweepNext(
  services: SweepServices,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<number> {
  const { store, instances, owner } = services
  const note = (instance: string, contact: Contact) => noteContact(services, { instance, contact })
  const listing = [...instances.values()]
    .filter(({ adapter }) => adapter.capabilities.listChanges === 'supported')
    .map(({ name }) => name)
  if (listing.length === 0) return 0
  const sweep = await takeSweep(store, { instances: listing, forMs: LEASE_MS, owner })
  if (!sweep) return 0
  try {
    const cursor = await list(services, { sweep, signal })
    await note(sweep.instance, 'reached')
    await endSweep(store, { sweep, cursor, due: { inMs: EVERY_MS } })
  } catch (error) {
    await endSweep(store, { sweep, cursor: sweep.cursor, due: { inMs: EVERY_MS } })
    if (!isPaymentError(error)) throw error
    await note(sweep.instance, contactIn(error))
  }
  services.wake()
  return 1
}

/** Where the next sweep begins. It moves on only once all that was listed is stored. */
async function list(
  services: SweepServices,
  { sweep, signal }: { sweep: Sweep; signal: AbortSignal | undefined },
): Promise<{ since: Instant }> {
  const { adapter } = instanceOf(services, sweep)
  const begun = services.clock.now()
  const stored = cursorField.safeParse(sweep.cursor)
  const since = stored.success ? stored.data.since : instantOf(begun - FIRST_MS)
  let next = since
  for await (const hint of adapter.listChanges({ since, signal })) {
    await wakeFor(services, { instance: sweep.instance, hint })
    const { listedAt } = hint
    if (listedAt !== undefined && epochOf(listedAt) > epochOf(next)) next = listedAt
  }
  return { since: next }
}

async function wakeFor(
  services: SweepServices,
  { instance, hint }: { instance: string; hint: WebhookHint },
): Promise<void> {
  const payment = await paymentOfHint(services.store, { instance, hint })
  if (payment) await wakePayment(services.store, { payment: payment.key })
  else await takeHint(services, { instance, hint })
}
