import { z } from 'zod'
import { EngineError } from '../errors/engine-error.ts'
import { checkInput, durationField, idField } from '../input/check-input.ts'
import {
  type DeliveryLeft,
  deliveriesHeld,
  deliveriesLeft,
} from '../store/events/deliveries-left.ts'
import { retryDelivery, skipDelivery } from '../store/events/fail-delivery.ts'
import type { OutboxServices } from './deliver-next.ts'

/** Names an undelivered event of a consumer. */
export interface HeldEvent {
  readonly consumer: string
  /** Its `number`. */
  readonly event: number
}

/**
 * What a person does about an event whose handler keeps failing.
 *
 * Each call throws an EngineError `invalid_input` for what it cannot read.
 */
export interface HeldEvents {
  /**
   * The events that hold back later ones of their payment, oldest first; at most 1,000, from behind the event `after`
   * on.
   */
  held(
    consumer: string,
    options?: { readonly after?: number | undefined },
  ): Promise<readonly DeliveryLeft[]>
  /** Delivers it again, and then what it held back. @throws {EngineError} `unknown_id` */
  retry(event: HeldEvent): Promise<void>
  /** Gives it up for this consumer, and delivers what it held back. @throws {EngineError} `unknown_id` */
  skip(event: HeldEvent): Promise<void>
  /** Waits until a consumer has received everything about an order, and returns whether it has. */
  delivered(
    order: string,
    options: { readonly consumer: string; readonly waitMs: number },
  ): Promise<boolean>
}

const NAME = 'must be the name of a consumer'
const name = z.string({ error: NAME }).min(1, NAME)
const ofConsumer = z.strictObject({ consumer: name, after: z.int().optional() })
const heldEvent = z.strictObject({ consumer: name, event: z.int('must be the number of an event') })
const awaited = z.strictObject({ order: idField, consumer: name, waitMs: durationField })

const MOST = 1_000
const AGAIN_MS = 50

export function createHeldEvents(services: OutboxServices): HeldEvents {
  const { store, clock, wake } = services
  const change = async (run: typeof retryDelivery, given: HeldEvent) => {
    const event = checkInput(heldEvent, given)
    const done = await store.transaction((tx) => run(tx, event))
    if (done === 'gone') throw gone(event)
    wake()
  }
  return {
    async held(given, options) {
      const { consumer, after = 0 } = checkInput(ofConsumer, { ...options, consumer: given })
      return deliveriesHeld(store, { consumer, after, limit: MOST })
    },
    retry: (event) => change(retryDelivery, event),
    skip: (event) => change(skipDelivery, event),
    async delivered(given, options) {
      const { order, consumer, waitMs } = checkInput(awaited, { ...options, order: given })
      const end = clock.monotonic() + waitMs
      for (;;) {
        if ((await deliveriesLeft(store, { consumer, order })).length === 0) return true
        if (clock.monotonic() >= end) return false
        await new Promise<void>((resolve) => void clock.after(AGAIN_MS, resolve))
      }
    },
  }
}

function gone({ consumer, event }: HeldEvent): EngineError {
  return new EngineError('unknown_id', {
    subject: `${consumer} ${event}`,
    what: 'This consumer has no such undelivered event.',
    money: 'Nothing was changed.',
    advice: 'It was already delivered or skipped; list what is held.',
  })
}
