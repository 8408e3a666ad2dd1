import type { FindOptions, Found, RefundReading, RefundSearch } from '@paystate/core'
import { isOtherAmount } from '@paystate/core/adapter'
import type { Context } from '../http/context.ts'
import { type InquiredPayment, type InquirePayment, missOf, notFound } from '../http/inquire.ts'
import { otherAmount } from '../http/mismatch.ts'
import { type InquiredRefund, inquireRefund } from './inquire-refund.ts'

const operation = 'find_refund'

interface RefundFindOptions extends FindOptions {
  readonly inquirePayment: InquirePayment
}

/**
 * Looks up a refund by our reference: by its own inquiry, and where that does not show it, among the
 * transactions of its payment. Seeing the payment is the positive control of the lookup.
 */
export async function findRefund(
  context: Context,
  search: RefundSearch,
  { inquirePayment, known }: RefundFindOptions,
): Promise<Found<RefundReading>> {
  const { reference, payment } = search
  // The second version finds refunds only by the provider's id.
  const own = context.settings.isOmnichannel
    ? undefined
    : await inquireRefund(context, { payment, reference }, operation)
  if (own && own.kind !== 'not_seen') return foundBy(own, search)
  const inquired = await inquirePayment(context, payment, { operation, known })
  if (inquired.kind === 'failed') return { kind: 'inconclusive', error: inquired.error }
  if (inquired.kind === 'not_seen') {
    return { kind: 'inconclusive', error: notFound({ operation, reference }) }
  }
  const listed = listedIn(inquired, reference)
  if (listed) return foundBy({ kind: 'seen', reading: listed }, search)
  const { begunAt, reading } = inquired
  const span = own ?? { begunAt, endedAt: reading.observation.at }
  // A transaction that could not be read may be the refund.
  const complete = reading.observation.completeLists?.includes('refunds') === true
  return missOf(context, { ...span, reference, positiveControl: 'seen', complete })
}

function listedIn(
  { reading: { observation } }: Extract<InquiredPayment, { kind: 'seen' }>,
  reference: string,
): RefundReading | undefined {
  const refund = observation.refunds?.find((one) => one.reference === reference)
  return refund && { refund, observation }
}

function foundBy(
  inquired: Exclude<InquiredRefund, { kind: 'not_seen' }>,
  { reference, amount }: RefundSearch,
): Found<RefundReading> {
  if (inquired.kind === 'failed') return { kind: 'inconclusive', error: inquired.error }
  return amount && isOtherAmount(inquired.reading.refund, amount)
    ? { kind: 'inconclusive', error: otherAmount({ operation, reference }) }
    : { kind: 'found', ...inquired.reading }
}
