import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import type { Money } from '../money/money.ts'
import { listPage } from '../pagination/list-page.ts'
import { readAmount } from '../parameters/read-amount.ts'
import { readMetadata } from '../parameters/read-metadata.ts'
import { readText } from '../parameters/read-parameter.ts'
import { embedPayment } from '../payments/embed-payment.ts'
import { findPayment } from '../payments/find-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { capturableOf } from '../payments/payment-money.ts'
import { notFound, unprocessable } from '../refusals/refusal.ts'
import { beginCapture } from './move-capture.ts'
import { presentCapture } from './present-capture.ts'

/** The parameters of `POST /v2/payments/{id}/captures`. */
export const CAPTURE_PARAMETERS: readonly string[] = ['amount', 'description', 'metadata']

/** Without an amount all that is left is captured. */
export function createCapture(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const amount = readCaptureAmount(call, payment)
  const capture = beginCapture(account, payment, {
    amount,
    description: readText(call.body, 'description')?.slice(0, 255) ?? '',
    metadata: readMetadata(call.body),
    reference: call.reference,
  })
  const view = { payment, access: call.access }
  return { status: 201, body: presentCapture(account, capture, view) }
}

function readCaptureAmount({ body }: Call, payment: Payment): Money {
  if (payment.status !== 'authorized') {
    throw unprocessable('The payment cannot be captured because it is not authorized')
  }
  const { currency } = payment.amount
  const left = capturableOf(payment)
  const amount =
    body.amount === undefined || body.amount === null
      ? { currency, minorUnits: left }
      : readAmount(body, "The 'amount' field is missing")
  if (amount.currency !== currency) {
    throw unprocessable('The amount contains an invalid currency', 'amount.currency')
  }
  if (amount.minorUnits < 1) throw unprocessable('The amount is lower than the minimum', 'amount')
  if (amount.minorUnits > left)
    throw unprocessable('The amount is higher than the maximum', 'amount')
  return amount
}

export function getCapture(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const id = call.ids[1] ?? ''
  const capture = payment.captures.find((candidate) => candidate.id === id)
  if (!capture) throw notFound('capture', id)
  const body = presentCapture(account, capture, { payment, access: call.access })
  return { status: 200, body: { ...body, ...embedPayment(account, call, payment) } }
}

export function listCaptures(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const body = listPage(account, call, {
    name: 'captures',
    path: `/v2/payments/${payment.id}/captures`,
    objects: payment.captures,
    present: (capture) => ({
      ...presentCapture(account, capture, { payment, access: call.access, isItem: true }),
      ...embedPayment(account, call, payment),
    }),
  })
  return { status: 200, body }
}
