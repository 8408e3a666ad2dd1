import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Payment } from '../payments/payment.ts'
import { identityFields, paidFields } from '../payments/payment-fields.ts'
import { result } from '../results/result.ts'

/** Tells a merchant, in nobody's name, that a payment was paid, or whatever the body says. */
export function forgeNotification(
  { notifier, rules }: MerchantAccount,
  { payment, body }: { payment: Payment; body: string | undefined },
): void {
  notifier.forge({
    paymentId: payment.paymentId,
    url: payment.notifyUrl ?? rules.notifyUrl,
    event: 'forged',
    fields: body === undefined ? paidByNobody(payment) : readFields(body),
  })
}

function paidByNobody(payment: Payment): object {
  return {
    notifyType: 'PAYMENT_RESULT',
    result: result('SUCCESS'),
    ...identityFields(payment),
    ...paidFields(payment),
  }
}

function readFields(body: string): object {
  try {
    const fields: unknown = JSON.parse(body)
    if (typeof fields === 'object' && fields !== null) return fields
  } catch {
    // told below
  }
  throw new RangeError('The body of a notification is a JSON object')
}
