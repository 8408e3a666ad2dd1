import type { Capture } from '../captures/capture.ts'
import type { Refund } from '../refunds/refund.ts'
import type { Result } from '../results/result.ts'
import type { Payment } from './payment.ts'

/** A refund or capture that was refused: the same request gets the same answer. */
export interface Refusal {
  readonly paymentId: string
  readonly value: string
  readonly result: Result
}

/** The payments of an account with what belongs to them, found by every id a caller may use. */
export interface PaymentStore {
  add(payment: Payment): void
  addRefund(refund: Refund): void
  addCapture(capture: Capture): void
  /** Remembers a refused request of a payment under its own id. */
  addRefusal(requestId: string, refusal: Refusal): void
  byId(paymentId: string): Payment | undefined
  /** The payments under one request id, oldest first; a session can have several. */
  byRequestId(paymentRequestId: string): readonly Payment[]
  refundById(refundId: string): Refund | undefined
  refundByRequestId(refundRequestId: string): Refund | undefined
  captureById(captureId: string): Capture | undefined
  captureByRequestId(captureRequestId: string): Capture | undefined
  refusal(requestId: string): Refusal | undefined
  all(): readonly Payment[]
}

export function createPaymentStore(options: {
  retention: number
  onForgotten(payment: Payment): void
}): PaymentStore {
  const payments = new Map<string, Payment>()
  const requests = new Map<string, Payment[]>()
  const refunds = twoWays<Refund>()
  const captures = twoWays<Capture>()
  const refusals = new Map<string, Refusal>()
  const refused = new Map<string, string[]>()

  function forget(payment: Payment): void {
    payments.delete(payment.paymentId)
    const others = requests.get(payment.paymentRequestId)?.filter((other) => other !== payment)
    if (others?.length) requests.set(payment.paymentRequestId, others)
    else requests.delete(payment.paymentRequestId)
    for (const refund of payment.refunds) refunds.remove(refund.refundId, refund.refundRequestId)
    for (const made of payment.captures) captures.remove(made.captureId, made.captureRequestId)
    for (const id of refused.get(payment.paymentId) ?? []) refusals.delete(id)
    refused.delete(payment.paymentId)
    options.onForgotten(payment)
  }

  return {
    add(payment) {
      payments.set(payment.paymentId, payment)
      const others = requests.get(payment.paymentRequestId) ?? []
      requests.set(payment.paymentRequestId, [...others, payment])
      const [oldest] = payments.values()
      if (payments.size > options.retention && oldest) forget(oldest)
    },
    addRefund: (refund) => refunds.add(refund, [refund.refundId, refund.refundRequestId]),
    addCapture: (made) => captures.add(made, [made.captureId, made.captureRequestId]),
    addRefusal(requestId, refusal) {
      const { paymentId } = refusal
      refusals.set(requestId, refusal)
      refused.set(paymentId, [...(refused.get(paymentId) ?? []), requestId])
    },
    byId: (paymentId) => payments.get(paymentId),
    byRequestId: (paymentRequestId) => requests.get(paymentRequestId) ?? [],
    refundById: refunds.byId,
    refundByRequestId: refunds.byRequestId,
    captureById: captures.byId,
    captureByRequestId: captures.byRequestId,
    refusal: (requestId) => refusals.get(requestId),
    all: () => [...payments.values()],
  }
}

/** Objects that Antom names by an id and the merchant by a request id. */
function twoWays<Thing>() {
  const ids = new Map<string, Thing>()
  const requestIds = new Map<string, Thing>()

  return {
    add(thing: Thing, [id, requestId]: readonly [string, string]) {
      ids.set(id, thing)
      requestIds.set(requestId, thing)
    },
    remove(id: string, requestId: string) {
      ids.delete(id)
      requestIds.delete(requestId)
    },
    byId: (id: string) => ids.get(id),
    byRequestId: (requestId: string) => requestIds.get(requestId),
  }
}
