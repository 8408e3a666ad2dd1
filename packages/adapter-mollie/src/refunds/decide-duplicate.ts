import type { RefusedReading, UnclearReading, WriteReading } from '@paystate/adapter-kit'
import {
  epochOf,
  instantOf,
  type Money,
  type PaymentReading,
  type Prepared,
  type Refund,
} from '@paystate/core'
import { EQUAL_REFUNDS_APART_MS } from '../configuration/capabilities.ts'
import { type Context, providerNow, readFresh } from '../http/context.ts'
import { readRefusalOf } from '../result-codes/read-refusal.ts'
import { EQUAL_REFUND } from '../result-codes/refund-payment.ts'

interface Refused {
  readonly prepared: Prepared<'refund_payment'>
  readonly refusal: RefusedReading | UnclearReading
}

/**
 * What a 409 on a refund means: this refund was already made, another one of the same amount was made
 * within the hour, or this request is still being processed. Only the payment's refunds decide;
 * without them it stays open.
 */
export async function decideDuplicate(
  context: Context,
  { prepared, refusal }: Refused,
): Promise<WriteReading<'refund_payment'>> {
  const { payment, amount, reference } = prepared.input
  const reading = await readFresh(context, payment)
  if (!reading) return refusal
  const ours = reading.payment.refunds.find((refund) => refund.reference === reference)
  if (ours) return appliedBefore(ours, { reading, amount })
  const now = providerNow(context)
  const other = now && youngestEqual(reading, { amount, now: now.latest })
  if (other === undefined) return refusal
  const retryAfter = instantOf(epochOf(other) + EQUAL_REFUNDS_APART_MS)
  return { ...readRefusalOf('refund_payment', EQUAL_REFUND), httpStatus: 409, retryAfter }
}

function appliedBefore(
  refund: Refund,
  { reading, amount }: { reading: PaymentReading; amount: Money },
): WriteReading<'refund_payment'> {
  if (isOf(refund, amount)) {
    return { says: 'applied', value: refund, observation: reading.observation }
  }
  const what = 'A refund with a different amount carries the reference.'
  return { says: 'unclear', error: 'mismatch', what }
}

/** When the newest other refund of the same amount was made, within the hour before a time of the provider's. */
function youngestEqual(
  { payment }: PaymentReading,
  { amount, now }: { amount: Money; now: number },
): string | undefined {
  return payment.refunds
    .filter((refund) => isOf(refund, amount) && isLive(refund.status))
    .flatMap(({ createdAt }) => createdAt ?? [])
    .filter((createdAt) => now - epochOf(createdAt) < EQUAL_REFUNDS_APART_MS)
    .toSorted()
    .at(-1)
}

function isOf(refund: Refund, { currency, minorUnits }: Money): boolean {
  return refund.amount === minorUnits && refund.currency === currency
}

function isLive(status: Refund['status']): boolean {
  return status !== 'failed' && status !== 'canceled'
}
