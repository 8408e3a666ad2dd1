import type {
  Observation,
  OperationKind,
  OperationValue,
  Payment,
  PaymentReading,
  Prepared,
} from '@paystate/core'
import { projectPayment } from '@paystate/core'

/** A read, or an answer that tells as much, as one payment. */
export function readingOf(observation: Observation, asked: Partial<Prepared> = {}): PaymentReading {
  const { account } = observation
  const reference = observation.reference ?? asked.reference
  const intent = {
    account,
    ...(reference !== undefined && { reference }),
    ...(asked.kind === 'create_payment' && asked.amount && { requested: asked.amount }),
  }
  return { payment: projectPayment(intent, [observation]).payment, observation }
}

type Find<K extends OperationKind> = (
  payment: Payment,
  prepared: Prepared<K>,
) => OperationValue[K] | undefined

/** What each write leaves behind in a payment that was read; undefined where it is not to be seen. */
export const LEFT_BEHIND: { readonly [K in OperationKind]: Find<K> } = {
  create_payment: (payment) => payment,
  capture_payment: ({ captures }, { reference }) =>
    captures.find((capture) => capture.reference === reference),
  refund_payment: ({ refunds }, { reference }) =>
    refunds.find((refund) => refund.reference === reference),
  cancel_payment: ({ status }, { reference }) =>
    status === 'canceled' ? { reference, status: 'done', effect: 'canceled' } : undefined,
  cancel_refund: ({ refunds }, { target }) =>
    refunds.find((refund) => refund.id === target.id && refund.status === 'canceled'),
}
