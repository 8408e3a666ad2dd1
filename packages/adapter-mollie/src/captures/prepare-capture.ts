import { preparationOf } from '@paystate/adapter-kit'
import type { CapturePayment, Preparation } from '@paystate/core'
import { checkCapturePayment } from '@paystate/core/adapter'
import { REPLAY_WINDOW } from '../configuration/capabilities.ts'
import type { Settings } from '../configuration/settings.ts'
import { toMollie as toAmount } from '../money/amount.ts'
import { currencyFaults } from '../money/currencies.ts'
import { paymentRefFaults } from '../payments/check-payment-ref.ts'
import { withOurNames } from '../references/reserved-metadata.ts'

/**
 * Checks a capture and makes its bytes.
 *
 * `final` changes nothing on the wire: what is left of the authorization is released by canceling the
 * payment, or ends with it.
 */
export function prepareCapture(
  input: CapturePayment,
  settings: Settings,
): Preparation<'capture_payment'> {
  const { account } = settings
  const checked = checkCapturePayment(input)
  return preparationOf({
    kind: 'capture_payment',
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
              path: `/payments/${checked.value.payment.id}/captures`,
              body: JSON.stringify(toMollie(checked.value, settings)),
            },
            replay: REPLAY_WINDOW,
            target: checked.value.payment,
            amount: checked.value.amount,
          }
        : undefined,
  })
}

/** @see https://docs.mollie.com/reference/create-capture */
function toMollie({ reference, amount }: CapturePayment, { scope }: Settings) {
  return {
    amount: toAmount(amount),
    metadata: withOurNames({ reference }),
    ...(scope.testmode && { testmode: scope.testmode }),
  }
}
