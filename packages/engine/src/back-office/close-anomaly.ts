import { z } from 'zod'
import { endAnomaly } from '../anomalies/end-anomaly.ts'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { checkInput, idField, wordsField } from '../input/check-input.ts'
import { type Anomaly, anomalyOf } from './anomaly.ts'

/** Who closes an anomaly, and why. */
export interface AnomalyClosing {
  /** The anomaly's `id`. */
  readonly id: string
  /** Who closes it; stored and shown. */
  readonly who: string
  /** Why, in words. */
  readonly why: string
}

/**
 * Closes an anomaly in a person's name, and releases the payment that it holds: what waits is sent again. One
 * that is closed stays as it was closed.
 *
 * @throws {EngineError} `unknown_id`, `invalid_input`
 */
export type CloseAnomaly = (closing: AnomalyClosing) => Promise<Anomaly>

const schema: z.ZodType<AnomalyClosing> = z.strictObject({
  id: idField,
  who: wordsField,
  why: wordsField,
})

export function createCloseAnomaly({ store, wake }: Services): CloseAnomaly {
  return async (given) => {
    const { id, who, why: because } = checkInput(schema, given)
    const closed = await endAnomaly(store, { id, who, because })
    if (!closed) {
      throw new EngineError('unknown_id', { subject: id, what: 'There is no such anomaly.' })
    }
    wake()
    return anomalyOf(closed)
  }
}
