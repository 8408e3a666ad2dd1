import type { PaymentStore } from '../payments/payment-store.ts'

/** The ids in a request, with every other id of the payments that they lead to. */
export function namesOf(payments: PaymentStore, named: readonly string[]): readonly string[] {
  const owners = named.flatMap((id) => [
    payments.refundById(id) ?? payments.refundByRequestId(id),
    payments.captureById(id) ?? payments.captureByRequestId(id),
  ])
  const ids = [...named, ...owners.flatMap((owner) => (owner ? [owner.paymentId] : []))]
  const found = ids.flatMap((id) => {
    const payment = payments.byId(id)
    return payment ? [payment] : payments.byRequestId(id)
  })
  return [
    ...ids,
    ...found.flatMap(({ paymentId, paymentRequestId }) => [paymentId, paymentRequestId]),
  ]
}
