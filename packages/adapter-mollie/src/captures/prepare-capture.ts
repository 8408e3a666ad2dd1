import type { CapturePayment, Preparation } from '@paystate/core'
import { checkCapturePayment } from '@paystate/core/adapter'
import type { Settings } from '../configuration/settings.ts'
import { prepareMoney } from '../money/prepare-money.ts'

/**
 * Checks a capture and makes its bytes.
 *
 * `final` changes nothing on the wire: what is left of the authorization is released by canceling the
 * payment, or ends with it.
 *
 * @see https://docs.mollie.com/reference/create-capture
 */
export function prepareCapture(
  input: CapturePayment,
  settings: Settings,
): Preparation<'capture_payment'> {
  const checked = checkCapturePayment(input)
  return prepareMoney({ kind: 'capture_payment', path: 'captures', input, checked }, settings)
}
