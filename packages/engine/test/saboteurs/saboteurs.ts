import { onAttempts } from './on-attempts.ts'
import { onOrders } from './on-orders.ts'
import { onTheRest } from './on-the-rest.ts'
import { onWebhooks } from './on-webhooks.ts'
import type { Saboteur } from './saboteur.ts'

/** All saboteurs, by what they do. */
export const SABOTEURS: ReadonlyMap<string, Saboteur> = new Map(
  Object.entries({ ...onAttempts, ...onOrders, ...onWebhooks, ...onTheRest }),
)
