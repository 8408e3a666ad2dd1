import { preparationOf } from '@paystate/adapter-kit'
import type { CancelRefund, Preparation } from '@paystate/core'
import { checkCancelRefund } from '@paystate/core/adapter'
import { HARMLESS } from '../configuration/capabilities.ts'
import type { Scope, Settings } from '../configuration/settings.ts'
import { refundRefIssues } from './check-refund-ref.ts'

/** Checks the canceling of a refund and makes its bytes. */
export function prepareCancelRefund(
  input: CancelRefund,
  settings: Settings,
): Preparation<'cancel_refund'> {
  const { account, scope } = settings
  const checked = checkCancelRefund(input)
  return preparationOf({
    kind: 'cancel_refund',
    account,
    reference: input?.reference,
    issues: [
      ...(checked.ok ? [] : checked.issues),
      ...refundRefIssues(input?.refund, { account, path: 'refund' }),
    ],
    make: () =>
      checked.ok
        ? {
            request: {
              method: 'DELETE',
              path: `/payments/${checked.value.refund.payment.id}/refunds/${checked.value.refund.id}`,
              body: JSON.stringify(toMollie(scope)),
            },
            replayWindow: HARMLESS,
            input: checked.value,
          }
        : undefined,
  })
}

/** @see https://docs.mollie.com/reference/cancel-refund */
function toMollie({ testmode }: Scope) {
  return testmode ? { testmode } : {}
}
