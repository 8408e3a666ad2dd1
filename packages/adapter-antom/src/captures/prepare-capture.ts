import type { CapturePayment, Preparation } from '@paystate/core'
import { checkCapturePayment } from '@paystate/core/adapter'
import type { Settings } from '../configuration/settings.ts'
import { toAntom as toAmount } from '../money/amount.ts'
import { prepareMoney } from '../operations/prepare-money.ts'

/** Checks a capture and makes its bytes. */
export function prepareCapture(
  input: CapturePayment,
  settings: Settings,
): Preparation<'capture_payment'> {
  const checked = checkCapturePayment(input)
  return prepareMoney(
    { kind: 'capture_payment', call: 'capture', input, checked, toAntom },
    settings,
  )
}

/** @see https://docs.antom.com/ac/cashierpay/capture */
function toAntom({ reference, payment, amount, final }: CapturePayment) {
  return {
    captureRequestId: reference,
    paymentId: payment.id,
    captureAmount: toAmount(amount),
    ...(final !== undefined && { isLastCapture: final }),
  }
}
