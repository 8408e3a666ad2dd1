import type { Clock } from '@paystate/core'
import { EVENT_TYPES, type EventType } from '../journal/event-types.ts'
import { eventPlace, withSnapshot } from '../store/events/read-events.ts'
import type { Delivery } from '../store/events/take-delivery.ts'
import type { Transaction } from '../store/statements/session.ts'
import type { Consumer } from './consumer.ts'
import { eventOfDelivery } from './event-of-delivery.ts'

/** A handler that takes longer is rolled back, and its event is delivered again. */
export const HANDLER_MS = 30_000

/** Thrown for a handler that did not finish. */
class HandlerTimeout extends Error {
  override readonly name = 'HandlerTimeout'
}

/** Runs the handler of an event inside the transaction that delivers it. */
export async function runHandler(
  tx: Transaction,
  given: { consumer: Consumer; delivery: Delivery; clock: Clock; installation: string },
): Promise<void> {
  const { consumer, delivery, clock, installation } = given
  const type = EVENT_TYPES.find((known) => known === delivery.type)
  if (type === undefined) throw new Error(`There is no event ${delivery.type}`)
  await inTime(clock, () => call(type)).catch((error: unknown) => {
    throw readable(error)
  })

  async function call<Type extends EventType>(named: Type): Promise<void> {
    const handler = consumer.options.on[named]
    const own = tx.sealer.open(delivery.data, eventPlace(delivery.number))
    const data = await withSnapshot(tx, own)
    const event = eventOfDelivery({ ...delivery, data }, { type: named, installation })
    await handler?.(event, { tx: { query: (text, values = []) => tx.query(text, values) } })
  }
}

/** A handler may throw anything, also what throws itself when it is looked at. */
function readable(error: unknown): unknown {
  try {
    void (error instanceof Error)
    return error
  } catch {
    return new Error('The handler threw something that cannot be read.')
  }
}

async function inTime(clock: Clock, work: () => Promise<void>): Promise<void> {
  let cancel = () => {}
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(HANDLER_MS, () => {
      reject(new HandlerTimeout(`The handler took longer than ${HANDLER_MS / 1_000} seconds.`))
    })
  })
  try {
    await Promise.race([work(), late])
  } finally {
    cancel()
  }
}
