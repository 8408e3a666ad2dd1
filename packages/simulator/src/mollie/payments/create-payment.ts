import { refuseWithoutProfile } from '../access/access.ts'
import { type Account, createId, record } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { failureByAmount } from '../checkout/failure.ts'
import { EXTRA_PARAMETERS } from './check-extras.ts'
import { expiryOf } from './expiry.ts'
import { forgetOldest } from './forget-oldest.ts'
import { becomePending, end, planExpiry } from './move-payment.ts'
import type { Payment, PaymentTerms } from './payment.ts'
import { presentPayment } from './present-payment.ts'
import { readInclude } from './read-include.ts'
import { readPaymentTerms } from './read-payment-terms.ts'
import { takePayment } from './take-payment.ts'

/** The parameters of `POST /v2/payments`. */
export const CREATE_PARAMETERS: readonly string[] = [
  'amount',
  'description',
  'redirectUrl',
  'cancelUrl',
  'webhookUrl',
  'method',
  'metadata',
  'locale',
  'captureMode',
  'captureDelay',
  'sequenceType',
  'customerId',
  'mandateId',
  'lines',
  'billingAddress',
  'shippingAddress',
  'dueDate',
  'restrictPaymentMethodsToCountry',
  'applicationFee',
  'routing',
  ...EXTRA_PARAMETERS,
]

export function createPayment(account: Account, call: Call): Reply {
  const { access } = call
  refuseWithoutProfile(access)
  const include = readInclude(call.query)
  const terms = readPaymentTerms(account, call)
  const payment = openPayment(account, { terms, call })
  begin(account, payment)
  return { status: 201, body: presentPayment(account, payment, { access, include }) }
}

function openPayment(
  account: Account,
  { terms, call }: { terms: PaymentTerms; call: Call },
): Payment {
  const createdAt = account.clock.now()
  const method = terms.methods.length === 1 ? terms.methods[0] : undefined
  const payment: Payment = {
    ...terms,
    id: createId(account, 'tr'),
    sequence: account.nextSequence(),
    mode: call.access.mode,
    profileId: call.access.profileId ?? '',
    createdAt,
    reference: call.reference,
    status: 'open',
    method,
    isBackAtPicker: false,
    expiresAt: expiryOf({ method, dueDate: terms.dueDate }, createdAt),
    captureBefore: undefined,
    reachedAt: {},
    failureReason: undefined,
    refunds: [],
    captures: [],
    chargebacks: [],
    plans: new Set(),
    moves: new Set(),
  }
  account.payments.add(payment)
  forgetOldest(account)
  record(account, 'created', { payment, reference: call.reference })
  return payment
}

/** A recurring payment is charged at once, without a payer; some amounts are refused by the card's bank. */
function begin(account: Account, payment: Payment): void {
  if (payment.sequenceType !== 'recurring') {
    planExpiry(account, payment)
    return
  }
  payment.expiresAt = undefined
  const refusal = failureByAmount(payment)
  if (payment.method === 'directdebit') becomePending(account, payment)
  else if (refusal === undefined) takePayment(account, payment)
  else {
    payment.failureReason = refusal
    end(account, payment, 'failed')
  }
}
