import { preparationOf } from '@paystate/adapter-kit'
import type { Preparation, RefundPayment } from '@paystate/core'
import { checkRefundPayment } from '@paystate/core/adapter'
import { REPLAY_WINDOW } from '../configuration/capabilities.ts'
import type { Settings } from '../configuration/settings.ts'
import { toMollie as toAmount } from '../money/amount.ts'
import { currencyFaults } from '../money/currencies.ts'
import { paymentRefFaults } from '../payments/check-payment-ref.ts'
import { withOurNames } from '../references/reserved-metadata.ts'

/** Checks a refund and makes its bytes. */
export function prepareRefund(
  input: RefundPayment,
  settings: Settings,
): Preparation<'refund_payment'> {
  const { account } = settings
  const checked = checkRefundPayment(input)
  return preparationOf({
    kind: 'refund_payment',
    account,
    reference: input?.reference,
    faults: [
      ...(checked.ok ? [] : checked.faults),
      ...paymentRefFaults(input?.payment, { account, path: 'payment' }),
      ...currencyFaults(input?.amount),
    ],
    make: () =>
      checked.ok
        ? {
            request: {
              method: 'POST',
              path: `/payments/${checked.value.payment.id}/refunds`,
              body: JSON.stringify(toMollie(checked.value, settings)),
            },
            replay: REPLAY_WINDOW,
            target: checked.value.payment,
            amount: checked.value.amount,
          }
        : undefined,
  })
}

/** @see https://docs.mollie.com/reference/create-refund */
function toMollie({ reference, amount, reason }: RefundPayment, { scope }: Settings) {
  return {
    amount: toAmount(amount),
    ...(reason !== undefined && { description: reason }),
    metadata: withOurNames({ reference }),
    ...(scope.testmode && { testmode: scope.testmode }),
  }
}
