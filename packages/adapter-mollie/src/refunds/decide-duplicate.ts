import type { RefusedReading, UnclearReading, WriteReading } from '@paystate/adapter-kit'
import { epochOf, instantOf, type PaymentReading, type Prepared, type Refund } from '@paystate/core'
import { EQUAL_REFUNDS_APART_MS } from '../configuration/capabilities.ts'
import type { Connection } from '../http/connection.ts'
import { readFresh } from '../payments/read-fresh.ts'
import { codeRowOf } from '../result-codes/find-code.ts'
import { refusalBy } from '../result-codes/read-refusal.ts'
import { EQUAL_REFUND } from '../result-codes/refund-payment.ts'

interface Refused {
  readonly prepared: Prepared<'refund_payment'>
  readonly refusal: RefusedReading | UnclearReading
}

/**
 * What a 409 on a refund means: this refund was made before, another one of the same amount was made
 * within the hour, or this very request is still at work. Only the payment's refunds can tell; without
 * them nothing is decided.
 */
export async function decideDuplicate(
  connection: Connection,
  { prepared, refusal }: Refused,
): Promise<WriteReading<'refund_payment'>> {
  const reading = await readFresh(connection, prepared.input.payment)
  if (!reading) return refusal
  const ours = reading.payment.refunds.find(({ reference }) => reference === prepared.reference)
  if (ours) return appliedBefore(ours, { reading, prepared })
  const other = youngestEqual(reading, { prepared, now: connection.clock.now() })
  const row = codeRowOf('refund_payment', EQUAL_REFUND)
  if (!other || !row) return refusal
  const retryAfter = instantOf(epochOf(other) + EQUAL_REFUNDS_APART_MS)
  return { ...refusalBy(row), httpStatus: 409, retryAfter }
}

function appliedBefore(
  refund: Refund,
  { reading, prepared }: { reading: PaymentReading; prepared: Prepared<'refund_payment'> },
): WriteReading<'refund_payment'> {
  if (refund.amount === prepared.input.amount.minorUnits) {
    return { says: 'applied', value: refund, observation: reading.observation }
  }
  const what = 'A refund of another amount carries the reference.'
  return { says: 'unclear', error: 'mismatch', what }
}

/** When the youngest other refund of the same amount was made, within the hour. */
function youngestEqual(
  { payment }: PaymentReading,
  { prepared, now }: { prepared: Prepared<'refund_payment'>; now: number },
): string | undefined {
  return payment.refunds
    .filter(({ amount, status }) => amount === prepared.input.amount.minorUnits && isLive(status))
    .flatMap(({ createdAt }) => createdAt ?? [])
    .filter((createdAt) => now - epochOf(createdAt) < EQUAL_REFUNDS_APART_MS)
    .toSorted()
    .at(-1)
}

function isLive(status: Refund['status']): boolean {
  return status !== 'failed' && status !== 'canceled'
}
