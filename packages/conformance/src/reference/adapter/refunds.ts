import type {
  FindOptions,
  Found,
  ReadOptions,
  RefundReading,
  RefundRef,
  RefundSearch,
} from '@paystate/core'
import { type Reader, readError, readPayment } from './reads.ts'

/** Reads a refund: the provider shows it within its payment. */
export async function readRefund(
  { payment: handle, id, reference }: RefundRef,
  looking: { readonly reader: Reader; readonly options: ReadOptions },
): Promise<RefundReading> {
  const { payment, observation } = await readPayment(handle, looking)
  const refund = payment.refunds.find((one) =>
    id === undefined ? one.reference === reference : one.id === id,
  )
  if (refund) return { refund, observation }
  throw readError('not_found', 'The payment has no such refund.')
}

/** Looks for a refund by our reference; one look proves nothing. */
export async function findRefund(
  { payment: handle, reference, amount }: RefundSearch,
  looking: { readonly reader: Reader; readonly options: FindOptions },
): Promise<Found<RefundReading>> {
  const { payment, observation } = await readPayment(handle, looking)
  const refund = payment.refunds.find((one) => one.reference === reference)
  if (!refund) {
    const { account } = looking.reader
    const miss = { reference, account, begunAt: observation.at, endedAt: observation.at }
    return { kind: 'not_seen', miss: { ...miss, complete: true, positiveControl: 'seen' } }
  }
  if (amount === undefined || amount.minorUnits === refund.amount)
    return { kind: 'found', refund, observation }
  return { kind: 'inconclusive', error: readError('mismatch', 'Its amount is another.') }
}
