import type { OperationKind } from '@paystate/core'
import type { Fault } from '@paystate/simulator'
import type { AntomCall, AntomSimulator } from '@paystate/simulator/antom'
import type { MollieCall, MollieSimulator } from '@paystate/simulator/mollie'
import type { Operation } from '../operations/operation.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'

/** The calls that carry out each kind of operation. */
const CALLS: Readonly<Record<OperationKind, { mollie: MollieCall; antom: AntomCall }>> = {
  create_payment: { mollie: 'create_payment', antom: 'pay' },
  capture_payment: { mollie: 'create_capture', antom: 'capture' },
  cancel_payment: { mollie: 'cancel_payment', antom: 'cancel' },
  refund_payment: { mollie: 'create_refund', antom: 'refund' },
  cancel_refund: { mollie: 'cancel_refund', antom: 'refund' },
}

/** Plans a fault for the next call of exactly this operation. */
export function planFault(
  { mollie, antom }: { mollie: MollieSimulator; antom: AntomSimulator },
  fault: Fault,
  { operation, payment }: { operation: Operation; payment: ShopPayment },
): void {
  const { provider } = payment.record.intent.account
  const calls = CALLS[operation.kind]
  const options = about(operation, payment)
  if (provider === 'antom') antom.faults.next(calls.antom, fault, options)
  else mollie.faults.next(calls.mollie, fault, options)
}

/** A call names its operation by our reference; a cancel has none on the wire, only the payment's id. */
function about({ kind, reference }: Operation, { record }: ShopPayment): { payment?: string } {
  const { id } = record.payment
  if (kind !== 'cancel_payment') return { payment: reference }
  return id === undefined ? {} : { payment: id }
}
