import { claimInbox } from '../store/inbox/claim-inbox.ts'
import { hintsOf, type InboxRow } from '../store/inbox/inbox-row.ts'
import { leaveInbox } from '../store/inbox/match-inbox.ts'
import { claimProbe, openCircuits } from '../store/instances/circuit.ts'
import type { HandlingServices } from './inbox-services.ts'
import { matchMessage } from './match-message.ts'
import { storedContent } from './message-content.ts'
import { readUnmatched } from './read-unmatched.ts'

const BATCH = 100
/** When a message comes again whose handling did not come to its end. */
const POSTPONE_MS = 30_000
/** A message can overtake the response that reports the id of its payment. */
const FIRST_READ_MS = 10_000
/** Reads of one pass for messages that match nothing: whoever sends many of these slows down only them. */
const READS = 3

/**
 * Hands an instance's due messages to their payments, and asks for a step of those; a message that matches
 * nothing waits for the slow lane. Returns how many were due. The failure of one is thrown after the others.
 */
export async function handleWebhooks(
  services: HandlingServices,
  { instance }: { instance: string },
): Promise<number> {
  if (!services.instances.has(instance)) return 0
  const claim = { instance, limit: BATCH, postponeMs: POSTPONE_MS }
  const webhooks = await claimInbox(services.store, claim)
  const lane: SlowLane = {}
  const failures: unknown[] = []
  for (const webhook of webhooks) {
    await handle(services, { webhook, lane }).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  return webhooks.length
}

/** Where the provider cannot be reached, none, or one as a probe. */
async function readsOf(
  { store, settings }: HandlingServices,
  { instance }: { instance: string },
): Promise<number> {
  const [circuit] = await openCircuits(store, { instances: [instance] })
  if (!circuit) return READS
  const { circuitRestMs: openForMs } = settings
  return circuit.rested && (await claimProbe(store, { instance, openForMs })) ? 1 : 0
}

/** How many reads are left in this pass; not asked for before the first message that needs one. */
interface SlowLane {
  reads?: number
}

interface Handling {
  readonly webhook: InboxRow
  readonly lane: SlowLane
}

async function handle(services: HandlingServices, { webhook, lane }: Handling): Promise<void> {
  const content = storedContent(hintsOf(services.store, webhook))
  if (await matchMessage(services, { webhook, content })) return
  if (webhook.state === 'new') {
    const due = { inMs: FIRST_READ_MS }
    await leaveInbox(services.store, { webhook, state: 'unmatched', due })
    return
  }
  const reads = lane.reads ?? (await readsOf(services, webhook))
  lane.reads = Math.max(0, reads - 1)
  if (reads > 0) {
    const contact = await readUnmatched(services, { webhook, content })
    if (contact === 'unreached') lane.reads = 0
  }
}
