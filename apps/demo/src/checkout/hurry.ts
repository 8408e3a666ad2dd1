import type { Clock } from '@paystate/core'
import type { Payments } from '@paystate/engine'
import type { News } from '../news/news.ts'
import type { Shop } from '../shop/shop.ts'

/** When somebody watches: fast at first, so that they see it happen. The engine goes on after that. */
const WAITS = [4_000, 5_000, 10_000]

export interface Hurrying {
  readonly payments: Pick<Payments, 'advance'>
  readonly news: News
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}

/** Looks at a payment sooner than the engine would by itself; `stop` ends that. */
export function createHurry({ payments, news, clock, onError }: Hurrying): {
  readonly hurry: Shop['hurry']
  stop(): void
} {
  const waiting = new Set<() => void>()
  function look(payment: Parameters<Shop['hurry']>[0], [wait, ...later]: readonly number[]): void {
    if (wait === undefined) return
    const cancel = clock.after(wait, () => {
      waiting.delete(cancel)
      payments
        .advance(payment.id)
        .catch(onError)
        .finally(() => news.ring(payment.order))
      look(payment, later)
    })
    waiting.add(cancel)
  }
  return {
    hurry: (payment) => look(payment, WAITS),
    stop() {
      for (const cancel of waiting) cancel()
    },
  }
}
