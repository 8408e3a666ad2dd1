import type { SimulatorClock } from '../../clock/clock.ts'
import type { Random } from '../../seed/random.ts'
import { DAY } from '../times/durations.ts'
import type { Subscription } from './subscription.ts'

/** An event as it was sent: it can be read again by its id. */
export interface StoredEvent {
  readonly id: string
  /** For a ping, the id of the subscription. */
  readonly paymentId: string
  readonly mode: 'live' | 'test'
  readonly body: Readonly<Record<string, unknown>>
}

export interface SubscriptionStore {
  add(subscription: Subscription): void
  remove(id: string): void
  find(id: string): Subscription | undefined
  all(): readonly Subscription[]
  /** Gives the new secret; the one before is used beside it for a day. */
  roll(subscription: Subscription): string
  keepEvent(event: StoredEvent): void
  findEvent(id: string): StoredEvent | undefined
  forgetEvents(paymentId: string): void
}

export function createSubscriptionStore(parts: {
  clock: SimulatorClock
  random: Random
}): SubscriptionStore {
  const byId = new Map<string, Subscription>()
  const events = new Map<string, StoredEvent>()
  const eventsOf = new Map<string, string[]>()

  return {
    add: (subscription) => void byId.set(subscription.id, subscription),
    remove: (id) => void byId.delete(id),
    find: (id) => byId.get(id),
    all: () => [...byId.values()],
    keepEvent(event) {
      events.set(event.id, event)
      eventsOf.set(event.paymentId, [...(eventsOf.get(event.paymentId) ?? []), event.id])
    },
    findEvent: (id) => events.get(id),
    forgetEvents(paymentId) {
      for (const id of eventsOf.get(paymentId) ?? []) events.delete(id)
      eventsOf.delete(paymentId)
    },
    roll(subscription) {
      const value = createSecret(parts.random)
      const [current] = subscription.secrets
      const until = parts.clock.now() + DAY
      const earlier = current ? [{ value: current.value, until }] : []
      subscription.secrets = [{ value, until: Number.POSITIVE_INFINITY }, ...earlier]
      return value
    },
  }
}

export const createSecret = (random: Random) => random.text(32)
