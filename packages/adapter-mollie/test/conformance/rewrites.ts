import {
  type Alteration,
  isJsonObject,
  type JsonObject,
  type Mismatches,
  type Rewrite,
} from '@paystate/conformance'

/** Responses that say something else than the provider's. */

export const ALTERATIONS: Readonly<Record<Alteration, Rewrite>> = {
  unknown_word: onPayments((payment) => ({ ...payment, status: 'pondering' })),
  amount_left_out: onPayments((payment) => withAmounts(payment, undefined)),
  amount_unreadable: onPayments((payment) => withAmounts(payment, 'ten')),
  amount_differs: onPayments((payment) => ({
    ...payment,
    amount: { currency: 'EUR', value: '10.01' },
  })),
}

function onPayments(change: (payment: JsonObject) => JsonObject): Rewrite {
  return (body) => (isPayment(body) ? change(body) : undefined)
}

function isPayment(body: unknown): body is JsonObject {
  return isJsonObject(body) && 'resource' in body && 'status' in body
}

function withAmounts(payment: JsonObject, amount: unknown): JsonObject {
  const names = Object.keys(payment).filter((name) => name.startsWith('amount'))
  return { ...payment, ...Object.fromEntries(names.map((name) => [name, amount])) }
}

function isRefund(body: unknown): body is JsonObject {
  return isPart(body, 'refund')
}

function isCapture(body: unknown): body is JsonObject {
  return isPart(body, 'capture')
}

function isPart(body: unknown, resource: string): boolean {
  return isJsonObject(body) && body.resource === resource
}

const ANOTHER = { paymentId: 'tr_another999', amount: { currency: 'EUR', value: '0.01' } } as const

/** Our names stand in the metadata and in the address of the webhook. */
function named(change: (text: string) => string): (body: JsonObject) => JsonObject {
  return (body) => ({
    ...body,
    ...('metadata' in body && { metadata: JSON.parse(change(JSON.stringify(body.metadata))) }),
    ...('webhookUrl' in body && { webhookUrl: change(String(body.webhookUrl)) }),
  })
}

const asAnother = named((text) => text.replaceAll(/claim_\d+/g, 'claim_9999'))
const asNobodys = ({ webhookUrl: _address, ...body }: JsonObject): JsonObject => ({
  ...body,
  metadata: null,
})

export function onPart(
  isIt: (body: unknown) => body is JsonObject,
  change: (body: JsonObject) => JsonObject,
): Rewrite {
  return (body) => (isIt(body) ? change(body) : undefined)
}

/** A refund by itself, or those in a list or inside their payment. */
function onRefunds(change: (refund: JsonObject) => JsonObject): Rewrite {
  return (body) => {
    if (isRefund(body)) return change(body)
    const list =
      isJsonObject(body) && isJsonObject(body._embedded) ? body._embedded.refunds : undefined
    if (!isJsonObject(body) || !isJsonObject(body._embedded) || !Array.isArray(list))
      return undefined
    const refunds = list.map((one: unknown) => (isRefund(one) ? change(one) : one))
    return { ...body, _embedded: { ...body._embedded, refunds } }
  }
}

const OTHER_REFUND = {
  'another reference': onRefunds(asAnother),
  'another payment': onRefunds((refund) => ({ ...refund, paymentId: ANOTHER.paymentId })),
} as const

export const MISMATCHES: Mismatches = {
  read_payment: {
    'no reference': onPart(isPaymentItself, asNobodys),
    'another reference': onPart(isPaymentItself, asAnother),
    'another payment': onPart(isPaymentItself, (payment) => ({
      ...payment,
      id: ANOTHER.paymentId,
    })),
  },
  read_refund: { ...OTHER_REFUND, 'no reference': onRefunds(asNobodys) },
  create_payment: {
    'another reference': onPart(isPaymentItself, asAnother),
    'another amount': onPart(isPaymentItself, (payment) => ({
      ...payment,
      amount: ANOTHER.amount,
    })),
  },
  capture_payment: {
    'another payment': onPart(isCapture, (capture) => ({
      ...capture,
      paymentId: ANOTHER.paymentId,
    })),
    'another reference': onPart(isCapture, asAnother),
    'another amount': onPart(isCapture, (capture) => ({ ...capture, amount: ANOTHER.amount })),
  },
  refund_payment: {
    ...OTHER_REFUND,
    'another amount': onPart(isRefund, (refund) => ({ ...refund, amount: ANOTHER.amount })),
  },
}

/** A payment read by its id, and not one of a list. */
export function isPaymentItself(body: unknown): body is JsonObject {
  return isPart(body, 'payment')
}

/** The chargebacks of a payment, in a form that nobody can read, beside a total of zero. */
const withChargebacks = (chargebacks: unknown): Rewrite =>
  onPart(isPaymentItself, ({ _embedded: embedded, ...payment }) => ({
    ...payment,
    amountChargedBack: { currency: 'EUR', value: '0.00' },
    ...(isJsonObject(embedded) && { _embedded: { ...embedded, chargebacks } }),
  }))

export const UNREADABLE_DISPUTES: Readonly<Record<string, Rewrite>> = {
  'no list': withChargebacks('many'),
  'another form': withChargebacks([{ resource: 'dispute', id: 'dsp_1' }]),
  'a link alone': onPart(isPaymentItself, ({ _embedded: _left, ...payment }) => payment),
}
