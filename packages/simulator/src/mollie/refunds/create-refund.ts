import { type Account, createId, record } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { methodOf } from '../methods/method.ts'
import type { Money } from '../money/money.ts'
import { readAmount } from '../parameters/read-amount.ts'
import { readMetadata } from '../parameters/read-metadata.ts'
import { readText } from '../parameters/read-parameter.ts'
import { findPayment } from '../payments/find-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { remainingOf } from '../payments/payment-money.ts'
import { Refusal, unprocessable } from '../refusals/refusal.ts'
import { HOUR } from '../times/durations.ts'
import { becomeReady, tellOfRefund } from './move-refund.ts'
import { presentRefund } from './present-refund.ts'
import { isLive, type Refund } from './refund.ts'
import { checkRefundExtras } from './refund-extras.ts'

/** The parameters of `POST /v2/payments/{id}/refunds`. */
export const REFUND_PARAMETERS: readonly string[] = [
  'amount',
  'description',
  'metadata',
  'externalReference',
  'reverseRouting',
  'routingReversals',
]

export function createRefund(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const amount = readAmount(call.body, "The 'amount' field is missing")
  const description = readText(call.body, 'description')?.slice(0, 255)
  const metadata = readMetadata(call.body)
  checkRefundExtras(call.body, amount)
  refuseDuplicate(payment, amount, account.clock.now())
  refuseTooMuch(payment, amount)
  const refund = acceptRefund(account, payment, {
    amount,
    description: description ?? payment.description,
    metadata,
    reference: call.reference,
  })
  const view = { payment, access: call.access }
  return { status: 201, body: presentRefund(account, refund, view) }
}

/** The same amount of the same payment within the hour, whatever the Idempotency-Key. */
function refuseDuplicate({ refunds }: Payment, { minorUnits }: Money, now: number): void {
  const isDuplicate = refunds.some(
    (refund) =>
      isLive(refund) && refund.amount.minorUnits === minorUnits && now - refund.createdAt < HOUR,
  )
  if (isDuplicate) throw new Refusal(409, 'A duplicate refund has been detected')
}

function refuseTooMuch(payment: Payment, amount: Money): void {
  if (amount.currency !== payment.amount.currency) {
    throw unprocessable('The amount contains an invalid currency', 'amount.currency')
  }
  const isRefundable = methodOf(payment.method ?? '')?.isRefundable ?? true
  if (!isRefundable || amount.minorUnits < 1 || amount.minorUnits > remainingOf(payment)) {
    throw unprocessable('The specified amount cannot be refunded', 'amount.value')
  }
}

/** Without enough balance it is accepted all the same, and waits. */
export function acceptRefund(
  account: Account,
  payment: Payment,
  terms: Pick<Refund, 'amount' | 'description' | 'metadata' | 'reference'>,
): Refund {
  const refund: Refund = {
    ...terms,
    id: createId(account, 're'),
    sequence: account.nextSequence(),
    paymentId: payment.id,
    createdAt: account.clock.now(),
    status: 'queued',
    callOff: () => {},
  }
  const { amount, id: objectId, reference } = refund
  payment.refunds.push(refund)
  record(account, 'refund_accepted', { payment, amount, objectId, reference })
  if (account.balances.available(amount.currency) >= amount.minorUnits) {
    becomeReady(account, payment, refund)
  } else {
    tellOfRefund(account, payment, refund)
  }
  return refund
}
