import type { Services } from '../engine/services.ts'
import { errorName } from '../errors/safe-message.ts'
import { isMissingKey } from '../store/database/database-error.ts'
import type { DatabaseProblem } from '../store/database/database-problem.ts'
import { readDatabaseError } from '../store/database/read-database-error.ts'
import { failDelivery } from '../store/events/fail-delivery.ts'
import { type Delivery, takeDelivery } from '../store/events/take-delivery.ts'
import type { Due } from '../store/statements/due.ts'
import type { Consumer } from './consumer.ts'
import { HANDLER_MS, runHandler } from './run-handler.ts'

export type OutboxServices = Pick<Services, 'store' | 'clock' | 'wake'>

/** The result for the next event of a consumer. */
export type Delivered =
  | { readonly kind: 'delivered'; readonly event: number }
  /** Its handler failed, and the event waits; without `due` it is held back for a person. */
  | { readonly kind: 'failed'; readonly event: number; readonly error: unknown; readonly due: Due }
  | { readonly kind: 'nothing' }

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long an event waits after each failure of its handler; after the last it is held back. */
const PAUSES_MS = [
  SECOND,
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  HOUR,
  6 * HOUR,
  24 * HOUR,
]

/**
 * Delivers a consumer's next event: its row is deleted first, then the handler runs, and the commit of both
 * is the delivery.
 *
 * @throws {DatabaseError} When the database failed: the event is due again, or was delivered.
 */
export async function deliverNext(
  { store, clock }: OutboxServices,
  { consumer }: { consumer: Consumer },
): Promise<Delivered> {
  const attempt: { delivery?: Delivery; failure?: { readonly error: unknown } } = {}
  const { installation } = store
  const { name, types } = consumer
  try {
    await store.transaction(async (tx) => {
      const delivery = await takeDelivery(tx, { consumer: name, types, limitMs: HANDLER_MS })
      if (!delivery) return
      attempt.delivery = delivery
      await runHandler(tx, { consumer, delivery, clock, installation }).catch((error) => {
        attempt.failure = { error }
        throw error
      })
    })
  } catch (error) {
    const { delivery, failure } = attempt
    if (!delivery || (!failure && isOfDatabase(error))) throw error
    return fail({ store, consumer, delivery, error })
  }
  const { delivery } = attempt
  return delivery ? { kind: 'delivered', event: delivery.number } : { kind: 'nothing' }
}

/**
 * Whether the database failed, and not what the handler did with it: a statement of its own that it let fail, or rows
 * that the COMMIT refuses, fail again each time, and would stand before every other payment.
 */
function isOfDatabase(error: unknown): boolean {
  const { stored, problem } = readDatabaseError(error, { stored: 'no' })
  return stored === 'unknown' || !OF_HANDLER.has(problem)
}

const OF_HANDLER: ReadonlySet<DatabaseProblem> = new Set(['misuse', 'conflict', 'unexpected'])

/** What is sealed with a missing key waits for it: that is no fault of the handler's. */
function dueAfter(error: unknown, pause: number | undefined): Due {
  if (isMissingKey(error)) return { inMs: pause ?? HOUR }
  return pause === undefined ? 'never' : { inMs: pause }
}

async function fail(given: {
  readonly store: OutboxServices['store']
  readonly consumer: Consumer
  readonly delivery: Delivery
  readonly error: unknown
}): Promise<Delivered> {
  const { store, consumer, delivery, error } = given
  const { number: event, payment, tries } = delivery
  const pause = PAUSES_MS[tries]
  const due = dueAfter(error, pause)
  const problem = errorName(error)
  await failDelivery(store, { consumer: consumer.name, event, payment, due, problem })
  return { kind: 'failed', event, error, due }
}
