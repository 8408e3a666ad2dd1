import type {
  FindOptions,
  Found,
  PaymentReading,
  Refund,
  RefundReading,
  RefundSearch,
} from '@paystate/core'
import { ownAccountOrThrow } from '../configuration/own-account.ts'
import type { Context } from '../http/context.ts'
import { otherAmount } from '../http/mismatch.ts'
import { checkRead, refundSearch } from '../operations/read-input.ts'
import { missOf, seenMiss } from '../operations/sighting.ts'
import { inquirePayment, type Look } from '../payments/inquire-payment.ts'
import { inquireRefund } from './inquire-refund.ts'

/**
 * Looks for a refund by our reference: by its own inquiry, and where that does not show it, among the
 * transactions of its payment. Seeing the payment is the control of the same look.
 *
 * @throws {PaymentError} `invalid_request` or `account_differs`, for a search that cannot be made here.
 */
export async function findRefund(
  context: Context,
  search: RefundSearch,
  options: FindOptions & { readonly operation?: string } = {},
): Promise<Found<RefundReading>> {
  const { signal, positiveControl, operation = 'find_refund' } = options
  checkRead(search, { schema: refundSearch, operation })
  const { reference, payment } = search
  ownAccountOrThrow(context.settings.account, { of: payment.account, operation })
  if (context.settings.isOmnichannel)
    return withinPayment(context, search, { ...options, operation })
  const look = await inquireRefund(context, { payment, reference }, { operation, signal })
  if (look.kind === 'no_answer') return { kind: 'inconclusive', error: look.error }
  if (look.kind === 'seen') return judged(look.reading, { search, operation })
  const seen = await inquirePayment(context, payment, { operation, signal })
  const listed = listedIn(seen, reference)
  if (listed) return judged(listed, { search, operation })
  const unseen = { ...look, reference, operation, signal }
  const { account } = context.settings
  const miss =
    seen.kind === 'seen'
      ? seenMiss(account, unseen)
      : await missOf(context, { ...unseen, positiveControl })
  return { kind: 'not_seen', miss }
}

/** The second version finds refunds by the provider's id only: the payment tells them by ours. */
async function withinPayment(
  context: Context,
  search: RefundSearch,
  { signal, positiveControl, operation }: FindOptions & { readonly operation: string },
): Promise<Found<RefundReading>> {
  const { reference, payment } = search
  const seen = await inquirePayment(context, payment, { operation, signal })
  if (seen.kind === 'no_answer') return { kind: 'inconclusive', error: seen.error }
  const listed = listedIn(seen, reference)
  if (listed) return judged(listed, { search, operation })
  if (seen.kind === 'not_seen') {
    const unseen = { ...seen, reference, operation, positiveControl, signal }
    return { kind: 'not_seen', miss: await missOf(context, unseen) }
  }
  const { account } = context.settings
  const endedAt = seen.reading.observation.at
  const unseen = { reference, begunAt: seen.begunAt, endedAt, operation }
  return { kind: 'not_seen', miss: seenMiss(account, unseen) }
}

function listedIn(look: Look, reference: string): RefundReading | undefined {
  if (look.kind !== 'seen') return undefined
  const { observation } = look.reading
  const refund = refundIn(look.reading, reference)
  return refund && { refund, observation }
}

function refundIn({ observation }: PaymentReading, reference: string): Refund | undefined {
  return observation.refunds?.find((refund) => refund.reference === reference)
}

interface Asked {
  readonly search: RefundSearch
  readonly operation: string
}

function judged(reading: RefundReading, { search, operation }: Asked): Found<RefundReading> {
  const { amount, reference } = search
  const { refund } = reading
  const isReported = refund.amount !== 'not_reported'
  const isOurs =
    !amount ||
    !isReported ||
    (refund.amount === amount.minorUnits && refund.currency === amount.currency)
  return isOurs
    ? { kind: 'found', ...reading }
    : { kind: 'inconclusive', error: otherAmount({ operation, reference }) }
}
