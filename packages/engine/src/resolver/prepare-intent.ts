import type { OperationKind, Preparation } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import type { Session } from '../store/statements/session.ts'
import type { IntentInput } from './intent-input.ts'
import { paymentRef } from './payment-ref.ts'

interface Intent {
  readonly input: IntentInput
  readonly reference: string
  readonly payment: PaymentCase
  readonly instance: Instance
}

/** Makes the bytes of an intent from what is known of its payment now. Sends nothing. */
export async function prepareIntent(
  session: Session,
  { input, reference, payment, instance }: Intent,
): Promise<Preparation<OperationKind>> {
  const { prepare } = instance.adapter
  const ref = paymentRef(payment, instance)
  switch (input.kind) {
    case 'capture': {
      const { amount, final } = input
      return prepare.capturePayment({ reference, payment: ref, amount, final })
    }
    case 'refund': {
      const { amount, reason } = input
      return prepare.refundPayment({ reference, payment: ref, amount, reason })
    }
    case 'cancel': {
      const { status: lastRead } = payment.record.payment
      return prepare.cancelPayment({ reference, payment: ref, ifPaid: input.ifPaid, lastRead })
    }
    case 'cancel_refund': {
      const refund = await findOperation(session, { kind: 'refund', id: input.refund })
      const names = payment.references.get(refund?.key ?? -1) ?? []
      const shown = payment.record.payment.refunds.find(({ reference: name }) =>
        names.includes(name ?? ''),
      )
      return prepare.cancelRefund({
        reference,
        refund: { payment: ref, reference: names.at(-1), id: shown?.id },
      })
    }
  }
}
