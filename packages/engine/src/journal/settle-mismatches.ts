import type { Observation, PaymentRecord } from '@paystate/core'
import { z } from 'zod'
import { unsettledOfOrder } from '../store/anomalies/anomalies.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import { tell } from './record-changes.ts'
import { settle } from './settle-anomalies.ts'

interface Read {
  readonly row: PaymentRow
  readonly record: PaymentRecord
  readonly observation: Observation
}

const about = z.object({ subject: z.object({ account: z.string(), paymentId: z.string() }) })

/**
 * Closes what a response had opened that named the payment's id under another reference: a later read shows the
 * same id, in the same account, under our own. A response from another account stays for a person: there may be
 * money there.
 */
export async function settleMismatches(
  tx: Transaction,
  { row, record, observation }: Read,
): Promise<void> {
  const { reference, account } = record.intent
  const { via, paymentId } = observation
  const isOurs = reference !== undefined && observation.reference === reference
  const isKnown = record.anomalies.some(({ code }) => code === 'mismatch')
  if (!isKnown || via !== 'read' || !isOurs || paymentId === undefined) return
  const own = `${account.provider}/${account.mode}/${account.id}`
  for (const anomaly of await unsettledOfOrder(tx, { order: row.order })) {
    const read = about.safeParse(anomaly.details)
    const isThis = anomaly.kind === 'mismatch' && anomaly.payment === row.key && read.success
    if (!isThis) continue
    const { subject } = read.data
    if (subject.account !== own || subject.paymentId !== paymentId) continue
    const because = 'A later read shows the payment under its own reference.'
    const happenings = await settle(tx, { anomaly, because })
    await tell(tx, { row, record, happenings })
  }
}
