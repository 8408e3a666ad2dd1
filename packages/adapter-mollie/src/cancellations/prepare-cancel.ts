import type { CancelPayment, Preparation } from '@paystate/core'
import { checkCancelPayment } from '@paystate/core/adapter'
import { HARMLESS } from '../configuration/capabilities.ts'
import type { Scope, Settings } from '../configuration/settings.ts'
import { preparationOf } from '../operations/preparation-of.ts'
import { paymentRefFaults } from '../payments/check-payment-ref.ts'

/**
 * Checks a cancel and makes its bytes.
 *
 * Which of the two calls ends a payment depends on where it stands: the read before sending decides, and
 * takes `…/release-authorization` with the same body for an authorized one. Neither has idempotency.
 */
export function prepareCancel(
  input: CancelPayment,
  settings: Settings,
): Preparation<'cancel_payment'> {
  const { account, scope } = settings
  const checked = checkCancelPayment(input)
  return preparationOf({
    kind: 'cancel_payment',
    account,
    reference: input?.reference,
    faults: [
      ...(checked.ok ? [] : checked.faults),
      ...paymentRefFaults(input?.payment, { account, path: 'payment' }),
    ],
    make: () =>
      checked.ok
        ? {
            request: {
              method: 'DELETE',
              path: `/payments/${checked.value.payment.id}`,
              body: JSON.stringify(toMollie(scope)),
            },
            replay: HARMLESS,
            target: checked.value.payment,
          }
        : undefined,
  })
}

/** @see https://docs.mollie.com/reference/cancel-payment */
function toMollie({ testmode }: Scope) {
  return testmode ? { testmode } : {}
}
