import type { Outcome } from '@paystate/core'
import { EngineError } from '../errors/engine-error.ts'
import { isDatabaseError } from '../store/database/database-error.ts'
import type { Held } from './held.ts'

interface Ending {
  readonly outcome: Outcome
  /** Stores it; may be repeated. */
  readonly store: () => Promise<void>
}

/** When storing is retried after a failure, as long as the process lives. */
const PAUSES_MS = [1_000, 5_000, 15_000, 30_000, 60_000, 300_000]

/**
 * Stores how an attempt ended. Where the database fails, the caller gets the provider's true outcome, and
 * storing is retried; if that fails too, the attempt has no end and is looked up again.
 *
 * @throws {EngineError} `outcome_not_stored`
 */
export async function storeEnd(held: Held, { outcome, store }: Ending): Promise<void> {
  try {
    await store()
  } catch (error) {
    if (!isDatabaseError(error)) throw error
    storeLater(held, { store, attempt: 0 })
    const { kind, reference } = outcome.operation
    throw new EngineError('outcome_not_stored', {
      subject: `${kind} ${reference}`,
      what: `The outcome is ${outcome.kind}, and it could not be stored. ${error.message}`,
      outcome,
    })
  }
}

function storeLater(
  held: Held,
  { store, attempt }: { store: Ending['store']; attempt: number },
): void {
  const pause = PAUSES_MS[attempt]
  if (pause === undefined) return
  held.services.clock.after(pause, () => {
    store().then(
      () => held.services.wake(),
      () => storeLater(held, { store, attempt: attempt + 1 }),
    )
  })
}
