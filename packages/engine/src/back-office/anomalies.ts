import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput, idField } from '../input/check-input.ts'
import { listAnomalies } from '../store/anomalies/list-anomalies.ts'
import { ANOMALY_KINDS, type AnomalyKind } from '../store/policies/anomaly-kind.ts'
import { type Anomaly, anomalyOf } from './anomaly.ts'
import { cursorAt, readCursor } from './cursor.ts'

/** Which anomalies are wanted. */
export interface AnomaliesFilter {
  /** `true`: only open ones. `false`: only closed ones. */
  readonly open?: boolean | undefined
  readonly kind?: AnomalyKind | undefined
  /** The application's id of a payment. */
  readonly payment?: string | undefined
  readonly order?: string | undefined
  readonly instance?: string | undefined
  /** The `next` of the previous page. */
  readonly after?: string | undefined
  /** The page size, 1 to 200. Default: 50. */
  readonly limit?: number | undefined
}

/** A part of the anomalies, and where the next part begins. */
export interface AnomaliesPage {
  readonly anomalies: readonly Anomaly[]
  /** Pass it as `after` for the next page; absent on the last one. */
  readonly next?: string
}

/**
 * Lists anomalies, newest first.
 *
 * @throws {EngineError} `invalid_input`
 */
export type ListAnomalies = (filter?: AnomaliesFilter) => Promise<AnomaliesPage>

const schema: z.ZodType<AnomaliesFilter> = z.strictObject({
  open: z.boolean().optional(),
  kind: z.enum(ANOMALY_KINDS).optional(),
  payment: idField.optional(),
  order: idField.optional(),
  instance: z.string().optional(),
  after: z.string().optional(),
  limit: z.int().min(1).max(200).optional(),
})

export function createAnomalies({ store }: Services): ListAnomalies {
  return async (filter = {}) => {
    const {
      open = null,
      kind = null,
      payment = null,
      order = null,
      instance = null,
      after,
      limit = 50,
    } = checkInput(schema, filter)
    const before = readCursor('anomalies', after)
    const conditions = { isOpen: open, kind, payment, order, instance, before, limit: limit + 1 }
    const found = await listAnomalies(store, conditions)
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return {
      anomalies: rows.map(anomalyOf),
      ...(found.length > limit && last && { next: cursorAt('anomalies', last.key) }),
    }
  }
}
