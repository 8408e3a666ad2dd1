import { readRecord } from '../journal/read-record.ts'
import { tell } from '../journal/record-changes.ts'
import { closedHappening } from '../journal/settle-anomalies.ts'
import type { AnomalyRow } from '../store/anomalies/anomaly-row.ts'
import { closeAnomaly, findAnomaly, settleAnomaly } from '../store/anomalies/close-anomaly.ts'
import { holdConsumers } from '../store/events/hold-consumers.ts'
import { insertEvents } from '../store/events/insert-events.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import { wakePayment } from '../store/payments/wake-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import type { Store } from '../store/store.ts'

interface Ending {
  readonly id: string
  readonly because: string
  /** The person who closes it; absent for what the evidence settles. */
  readonly who?: string
}

/**
 * Closes an anomaly with the event that says so; what it held is sent again. One that is closed stays as it
 * was closed. Undefined when there is none of this id.
 */
export function endAnomaly(store: Store, ending: Ending): Promise<AnomalyRow | undefined> {
  return store.transaction(async (tx) => {
    const found = await findAnomaly(tx, ending)
    if (!found) return undefined
    const { payment } = found
    const row = payment === null ? undefined : await lockPayment(tx, { payment })
    const { id, because, who } = ending
    const ended =
      who === undefined
        ? await settleAnomaly(tx, { id, because })
        : await closeAnomaly(tx, { id, because, who })
    if (!ended || ended.closedAt === null) return ended ?? (await findAnomaly(tx, { id }))
    const happening = closedHappening(ended, { why: because, ...(who !== undefined && { who }) })
    if (!row) {
      await tellWithoutPayment(tx, { anomaly: ended, data: happening.about })
      return ended
    }
    await tell(tx, {
      row,
      record: await readRecord(tx, { payment: row.key }),
      happenings: [happening],
    })
    await wakePayment(tx, { payment: row.key })
    return ended
  })
}

async function tellWithoutPayment(
  tx: Transaction,
  { anomaly, data }: { anomaly: AnomalyRow; data: object },
): Promise<void> {
  await holdConsumers(tx)
  const { order } = anomaly
  await insertEvents(tx, { events: [{ type: 'anomaly.closed', payment: null, order, data }] })
}
