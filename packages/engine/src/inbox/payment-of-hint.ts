import { findOperationByReference } from '../store/operations/find-operations.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import type { Hint } from './message-content.ts'

/** The payment that a message of an instance is about, if known: by our reference, or by id. */
export async function paymentOfHint(
  session: Session,
  { instance, hint }: { instance: string; hint: Hint },
): Promise<PaymentRow | undefined> {
  const { reference, paymentId: providerId } = hint
  const byReference =
    reference !== undefined ? await findPayment(session, { instance, reference }) : undefined
  if (byReference) return byReference
  const byId =
    providerId !== undefined ? await findPayment(session, { instance, providerId }) : undefined
  return byId ?? (await paymentOfPart(session, { instance, hint }))
}

async function paymentOfPart(
  session: Session,
  { instance, hint }: { instance: string; hint: Hint },
): Promise<PaymentRow | undefined> {
  for (const reference of [hint.refundReference, hint.captureReference]) {
    if (reference === undefined) continue
    const operation = await findOperationByReference(session, { instance, reference })
    if (operation) return findPayment(session, { key: operation.payment })
  }
  return undefined
}
