import { epochOf, instantOf } from '@paystate/core'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Shop } from '../shop/shop.ts'
import { operationDueAt } from '../store/due-at.ts'
import { findOut } from './find-out.ts'
import { isReachable, readPayment } from './read-payment.ts'

/** Resolves in the background what is unknown or unfinished. */
export interface Resolver {
  /** Runs everything that is due, once. */
  tick(): Promise<void>
  start(): void
  stop(): Promise<void>
}

export interface ResolverOptions {
  readonly shop: Shop
  /** Milliseconds between checks for due payments. Default: 250. */
  readonly everyMs?: number
  /** Called with errors of the program itself; the resolver continues. */
  readonly onError?: (error: unknown) => void
}

export function createResolver({
  shop,
  everyMs = 250,
  onError = () => {},
}: ResolverOptions): Resolver {
  let callOff = () => {}
  let working: Promise<void> | undefined
  let isStopped = false

  async function tick(): Promise<void> {
    const now = shop.clock.now()
    const { store, simulation } = shop
    // Payments of earlier runs stay due forever: skip them.
    const run = simulation === undefined ? {} : { simulation }
    const due = await store.list({ dueBy: instantOf(now), ...run })
    const reachable = due.filter((payment) => isReachable(shop, payment))
    await Promise.all(reachable.map((payment) => workOn(shop, payment, now).catch(onError)))
  }

  function next(): void {
    if (isStopped) return
    callOff = shop.clock.after(everyMs, () => {
      working = tick().catch(onError).then(next)
    })
  }

  return {
    tick,
    start: next,
    async stop() {
      isStopped = true
      callOff()
      await working
    },
  }
}

/** First resolve our operations, then read the payment. */
async function workOn(shop: Shop, payment: ShopPayment, now: number): Promise<void> {
  for (const operation of payment.operations) {
    if (isDue(operationDueAt(operation), now)) await findOut(shop, payment, operation)
  }
  if (isDue(payment.reading.due, now)) await readPayment(shop, payment.reference)
}

function isDue(at: string | undefined, now: number): boolean {
  return at !== undefined && epochOf(at) <= now
}
