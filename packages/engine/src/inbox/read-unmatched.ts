import { type Instant, isPaymentError, type PaymentRef } from '@paystate/core'
import { openNotedAnomaly } from '../anomalies/open-noted-anomaly.ts'
import type { Instance } from '../engine/instance.ts'
import { instanceOf } from '../engine/services.ts'
import { type Contact, contactIn } from '../resolver/contact.ts'
import { noteContact } from '../resolver/note-contact.ts'
import { noteForgotten } from '../restored/note-forgotten.ts'
import type { InboxRow } from '../store/inbox/inbox-row.ts'
import { leaveInbox } from '../store/inbox/match-inbox.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import { isOfEarlierTry } from './earlier-reference.ts'
import { handToPayment, type Incoming } from './hand-to-payment.ts'
import type { HandlingServices } from './inbox-services.ts'
import type { Hint } from './message-content.ts'

/** What the provider shows under the names that a message gave. */
type Seen = { readonly contact: Contact } & Shown

type Shown =
  | {
      readonly kind: 'reference'
      readonly reference: string
      readonly id?: string | undefined
      readonly createdAt?: Instant | undefined
    }
  | { readonly kind: 'nothing' }
  /** The provider could not be asked. */
  | { readonly kind: 'later' }

/**
 * Finds out whose message this is that matches no payment: the provider is asked, since anybody may have
 * written the message. Without our prefix it is somebody else's; with it, it is a payment that we should know.
 * Returns what the reads said of the provider.
 */
export async function readUnmatched(
  services: HandlingServices,
  incoming: Unmatched,
): Promise<Contact> {
  const { instance } = incoming.webhook
  const reading: Reading = { ...incoming, contact: 'none' }
  await readHints(services, reading)
  await noteContact(services, { instance, contact: reading.contact })
  return reading.contact
}

/** A message that matched no payment. */
interface Unmatched extends Incoming {
  readonly webhook: InboxRow
}

interface Reading extends Unmatched {
  contact: Contact
}

async function readHints(services: HandlingServices, reading: Reading): Promise<void> {
  const { webhook, content } = reading
  const { store, references } = services
  const instance = instanceOf(services, { instance: webhook.instance })
  let others: string | undefined
  for (const hint of content.hints) {
    const seen = await see(instance, hint)
    if (seen.contact !== 'none') reading.contact = seen.contact
    if (seen.kind === 'later') return later(services, webhook)
    if (seen.kind === 'nothing') continue
    const { reference, id, createdAt } = seen
    const payment = await findPayment(store, { instance: instance.name, reference })
    if (payment) {
      return handToPayment(services, { webhook, content, payment: payment.key })
    }
    if (reference.startsWith(references.prefix)) {
      const named = { instance: instance.name, reference, providerId: id }
      if (!(await isOfEarlierTry(store, named))) {
        await noteForgotten(services, { ...named, subject: 'payment', createdAt })
      }
      await leaveInbox(store, { webhook, state: 'orphan', due: 'never' })
      return
    }
    others ??= id ?? reference
  }
  if (others !== undefined) await openForeign(services, { instance, id: others })
  await leaveInbox(store, { webhook, state: 'foreign', due: 'never' })
}

async function see({ adapter }: Instance, { reference, paymentId }: Hint): Promise<Seen> {
  const ref = refOf({ account: adapter.account, reference, paymentId })
  if (!ref) return { kind: 'nothing', contact: 'none' }
  try {
    const { payment } = await adapter.getPayment(ref)
    const shown = payment.reference ?? (paymentId === undefined ? reference : undefined)
    const contact = 'reached'
    return shown === undefined
      ? { kind: 'nothing', contact }
      : {
          kind: 'reference',
          contact,
          reference: shown,
          id: payment.id,
          createdAt: payment.times.createdAt,
        }
  } catch (error) {
    if (!isPaymentError(error)) throw error
    return { kind: NOT_OURS.has(error.code) ? 'nothing' : 'later', contact: contactIn(error) }
  }
}

const NOT_OURS: ReadonlySet<string> = new Set(['not_found', 'account_differs', 'invalid_request'])

function refOf(given: {
  readonly account: PaymentRef['account']
  readonly reference: string | undefined
  readonly paymentId: string | undefined
}): PaymentRef | undefined {
  const { account, reference, paymentId: id } = given
  if (id !== undefined) return { account, id }
  return reference === undefined ? undefined : { account, reference }
}

/** Twice as long after each time, an hour at most. */
async function later({ store }: HandlingServices, webhook: InboxRow): Promise<void> {
  const inMs = Math.min(3_600_000, 10_000 * 2 ** Math.min(webhook.tries, 12))
  await leaveInbox(store, { webhook, state: 'unmatched', due: { inMs } })
}

/** Said once per instance: an account may well have payments of other systems. */
async function openForeign(
  { store }: HandlingServices,
  { instance, id }: { instance: Instance; id: string },
): Promise<void> {
  await openNotedAnomaly(store, {
    identity: `foreign:${instance.name}`,
    kind: 'foreign',
    subject: 'payment',
    instance: instance.name,
    message: 'Webhooks come for payments of this account that another system makes.',
    details: { providerId: id },
    again: 'never',
  })
}
