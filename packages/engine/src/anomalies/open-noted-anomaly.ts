import { openAnomaly, wasOpened } from '../store/anomalies/anomalies.ts'
import { holdConsumers } from '../store/events/hold-consumers.ts'
import { insertEvents } from '../store/events/insert-events.ts'
import type { AnomalyKind } from '../store/policies/anomaly-kind.ts'
import type { Store } from '../store/store.ts'

/** An anomaly that belongs to none of our payments. */
export interface NotedAnomaly {
  readonly identity: string
  readonly kind: AnomalyKind
  readonly subject: string
  readonly instance: string
  /** What happened, for a person. */
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
  /** `never`: one that was closed is not opened again. */
  readonly again?: 'never'
}

/** Opens an anomaly, unless it is already open, with its event. */
export function openNotedAnomaly(
  store: Store,
  { message, details: more = {}, again, ...columns }: NotedAnomaly,
): Promise<'opened' | 'open_already'> {
  const { kind, instance } = columns
  const details = { message, ...more }
  return store.transaction(async (tx) => {
    if (again === 'never' && (await wasOpened(tx, columns))) return 'open_already'
    const opened = await openAnomaly(tx, { ...columns, payment: null, order: null, details })
    if (!opened) return 'open_already'
    await holdConsumers(tx)
    const data = { anomaly: { id: opened.id, kind, instance, ...details } }
    await insertEvents(tx, {
      events: [{ type: 'anomaly.opened', payment: null, order: null, data }],
    })
    return 'opened'
  })
}
