import { epochOf, type Instant, instantOf, isPaymentError, type WebhookHint } from '@paystate/core'
import { z } from 'zod'
import { instanceOf, type Services } from '../engine/services.ts'
import { paymentOfHint } from '../inbox/payment-of-hint.ts'
import { type Contact, contactIn } from '../resolver/contact.ts'
import { noteContact } from '../resolver/note-contact.ts'
import { noteForgottenParts, partsOfHint } from '../restored/forgotten-parts.ts'
import { hasOpenListed } from '../store/inbox/has-open-listed.ts'
import { liftHold } from '../store/instances/hold.ts'
import { endSweep, type Sweep, takeSweep } from '../store/instances/sweep.ts'
import { wakePayment } from '../store/payments/wake-payment.ts'
import { isNewsOf } from './is-news-of.ts'
import { takeHint } from './take-hint.ts'

export type SweepServices = Pick<
  Services,
  'store' | 'instances' | 'owner' | 'wake' | 'references' | 'settings'
>

const MINUTE = 60_000
/** How often an instance's changes are listed. */
const EVERY_MS = 5 * MINUTE
/** Longer than listing takes. */
const LEASE_MS = 10 * MINUTE
/** How far the first sweep of an instance goes back. */
const FIRST_MS = 24 * 60 * MINUTE

/** While an instance is held: what its listing has named has to be dealt with before. */
const AGAIN_MS = 15_000

const cursorField = z.looseObject({ since: z.string(), passed: z.string().exactOptional() })

interface Cursor {
  readonly since: Instant
  /** The hold since whose beginning all was listed. */
  readonly passed?: Instant
}

/**
 * Lists what changed at one instance whose sweep is due: what is news of a payment is read, as a webhook would
 * have asked for, had it come; the others that are named are asked for a step. Returns 1, or 0 when nothing is due.
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
    const due = { inMs: sweep.heldAt === null ? EVERY_MS : AGAIN_MS }
    const ended = await endSweep(store, { sweep, cursor, due })
    if (ended === 'ended') await liftWhenKnown(services, sweep)
  } catch (error) {
    const cursor = sweep.cursor ?? { since: sinceOf(sweep) }
    await endSweep(store, { sweep, cursor, due: { inMs: EVERY_MS } })
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
): Promise<Cursor> {
  const { adapter } = instanceOf(services, sweep)
  const since = sinceOf(sweep)
  let next = since
  for await (const hint of adapter.listChanges({ since, signal })) {
    await wakeFor(services, { sweep, hint })
    const { listedAt } = hint
    if (listedAt !== undefined && epochOf(listedAt) > epochOf(next)) next = listedAt
  }
  const { heldAt } = sweep
  return { since: next, ...(heldAt !== null && { passed: heldAt }) }
}

async function wakeFor(
  services: SweepServices,
  { sweep, hint }: { sweep: Sweep; hint: WebhookHint },
): Promise<void> {
  const { store } = services
  const { instance, heldAt } = sweep
  const payment = await paymentOfHint(store, { instance, hint })
  const isKnown = payment && heldAt === null && !(await isNewsOf(store, { payment, hint }))
  if (isKnown) await wakePayment(store, { payment: payment.key })
  else await takeHint(services, { instance, hint, payment })
  await noteForgottenParts(services, { instance, parts: partsOfHint(hint) })
}

/** A held instance is listed from when on things are forgotten, until one listing has come to its end. */
function sinceOf({ cursor, heldSince, heldAt, asOf }: Sweep): Instant {
  const stored = cursorField.safeParse(cursor)
  const since = stored.success ? stored.data.since : instantOf(epochOf(asOf) - FIRST_MS)
  const hasPassed = stored.success && stored.data.passed === heldAt
  if (heldSince === null || hasPassed) return since
  return epochOf(heldSince) < epochOf(since) ? heldSince : since
}

/** Ends a hold once all was listed in an earlier sweep, and all that it named has been dealt with. */
async function liftWhenKnown(services: SweepServices, { cursor, instance, heldAt }: Sweep) {
  const { store } = services
  const stored = cursorField.safeParse(cursor)
  const hasPassed = heldAt !== null && stored.success && stored.data.passed === heldAt
  if (!hasPassed || (await hasOpenListed(store, { instance }))) return
  const release = { instance, at: heldAt, by: 'paystate', because: LISTED }
  await store.transaction((tx) => liftHold(tx, release))
}

const LISTED = 'What was made since was listed, and is known.'
