import type { OperationKind, Outcome, Preparation, SendOptions } from '@paystate/core'
import { cancelPayment } from '../cancellations/cancel-payment.ts'
import { capturePayment } from '../captures/capture-payment.ts'
import { createPayment } from '../payments/create-payment.ts'
import { cancelRefund } from '../refunds/cancel-refund.ts'
import { refundPayment } from '../refunds/refund-payment.ts'
import type { Connection } from './connection.ts'

type Sends = {
  readonly [K in OperationKind]: (
    connection: Connection,
    preparation: Preparation<K>,
    options: SendOptions,
  ) => Promise<Outcome<K>>
}

const SENDS: Sends = {
  create_payment: createPayment,
  capture_payment: capturePayment,
  cancel_payment: cancelPayment,
  refund_payment: refundPayment,
  cancel_refund: cancelRefund,
}

/** Sends a prepared write of any kind. */
export function sendWrite<K extends OperationKind>(
  connection: Connection,
  preparation: Preparation<K>,
  options: SendOptions,
): Promise<Outcome<K>> {
  return SENDS[preparation.kind](connection, preparation, options)
}
