import { preparationOf } from '@paystate/adapter-kit'
import type { CapturePayment, Preparation } from '@paystate/core'
import { checkMoney } from '@paystate/core'
import { checkCapturePayment } from '@paystate/core/adapter'
import { ASSUMED_WINDOW } from '../configuration/capabilities.ts'
import { pathFor, type Settings } from '../configuration/settings.ts'
import { toAntom as toAmount } from '../money/amount.ts'
import { checkAmount } from '../money/check-amount.ts'
import { paymentRefFaults } from '../payments/check-payment-ref.ts'

/** Checks a capture and makes its bytes. Antom takes the payment's own id only. */
export function prepareCapture(
  input: CapturePayment,
  settings: Settings,
): Preparation<'capture_payment'> {
  const { account } = settings
  const checked = checkCapturePayment(input)
  const amount = checkMoney(input?.amount)
  return preparationOf({
    kind: 'capture_payment',
    account,
    reference: input?.reference,
    faults: [
      ...(checked.ok ? [] : checked.faults),
      ...paymentRefFaults(input?.payment, { account, needsId: true }),
      ...(amount.ok && checked.ok ? checkAmount(amount.money) : []),
    ],
    make: () =>
      checked.ok
        ? {
            request: {
              method: 'POST',
              path: pathFor('capture', settings),
              body: JSON.stringify(toAntom(checked.value)),
            },
            replay: ASSUMED_WINDOW,
            target: checked.value.payment,
            amount: checked.value.amount,
          }
        : undefined,
  })
}

/**
 * Assumed: last_capture.
 *
 * @see https://docs.antom.com/ac/cashierpay/capture
 */
function toAntom({ reference, payment, amount, final }: CapturePayment) {
  return {
    captureRequestId: reference,
    paymentId: payment.id,
    captureAmount: toAmount(amount),
    ...(final !== undefined && { isLastCapture: final }),
  }
}
