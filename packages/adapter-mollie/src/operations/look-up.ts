import type { FindOptions, Lookup, OperationKind, Unknown } from '@paystate/core'
import { lookUpCancel } from '../cancellations/look-up-cancel.ts'
import { lookUpCapture } from '../captures/look-up-capture.ts'
import { lookUpCreate } from '../payments/look-up-create.ts'
import { lookUpCancelRefund } from '../refunds/look-up-cancel-refund.ts'
import { lookUpRefund } from '../refunds/look-up-refund.ts'
import type { Connection } from './connection.ts'

type LookUps = {
  readonly [K in OperationKind]: (
    connection: Connection,
    outcome: Unknown<K>,
    options: FindOptions,
  ) => Promise<Lookup<K>>
}

const LOOK_UPS: LookUps = {
  create_payment: lookUpCreate,
  capture_payment: lookUpCapture,
  cancel_payment: lookUpCancel,
  refund_payment: lookUpRefund,
  cancel_refund: lookUpCancelRefund,
}

/** Looks once for what became of an operation that is unknown. @throws {PaymentError} */
export function lookUp<K extends OperationKind>(
  connection: Connection,
  outcome: Unknown<K>,
  options: FindOptions,
): Promise<Lookup<K>> {
  return LOOK_UPS[outcome.operation.kind](connection, outcome, options)
}
