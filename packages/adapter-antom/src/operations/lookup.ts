import type { FindOptions, Lookup, OperationKind, Pending } from '@paystate/core'
import { lookupCancel } from '../cancellations/lookup-cancel.ts'
import { lookupCapture } from '../captures/lookup-capture.ts'
import type { Context } from '../http/context.ts'
import { lookupCreate } from '../payments/lookup-create.ts'
import { lookupRefund } from '../refunds/lookup-refund.ts'
import { withoutBytes } from './without-bytes.ts'

type Look<K extends OperationKind> = (
  context: Context,
  pending: Pending<K>,
  options: FindOptions,
) => Promise<Lookup<K>>

type Looks = { readonly [K in OperationKind]: Look<K> }

const LOOKS: Looks = {
  create_payment: lookupCreate,
  capture_payment: lookupCapture,
  cancel_payment: lookupCancel,
  refund_payment: lookupRefund,
  cancel_refund: async (_context, { operation }) => withoutBytes(operation),
}

/** Looks for what became of an operation that is unknown. */
export function lookup<K extends OperationKind>(
  context: Context,
  pending: Pending<K>,
  options: FindOptions = {},
): Promise<Lookup<K>> {
  return LOOKS[pending.operation.kind](context, pending, options)
}
