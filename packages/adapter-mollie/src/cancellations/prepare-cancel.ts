import { preparationOf } from '@paystate/adapter-kit'
import type { CancelPayment, Preparation, PreparedRequest } from '@paystate/core'
import { checkCancelPayment } from '@paystate/core/adapter'
import { HARMLESS } from '../configuration/capabilities.ts'
import type { Scope, Settings } from '../configuration/settings.ts'
import { paymentRefIssues } from '../payments/check-payment-ref.ts'
import { releaseRequest } from './release.ts'

/**
 * Checks a cancel and makes its bytes: a release for what was last read as authorized, a cancel for
 * everything else. Neither has idempotency.
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
    issues: [
      ...(checked.ok ? [] : checked.issues),
      ...paymentRefIssues(input?.payment, { account, path: 'payment' }),
    ],
    make: () =>
      checked.ok
        ? {
            request: toRequest(checked.value, JSON.stringify(toMollie(scope))),
            replayWindow: HARMLESS,
            input: checked.value,
          }
        : undefined,
  })
}

function toRequest({ payment, lastRead }: CancelPayment, body: string): PreparedRequest {
  const { id = '' } = payment
  if (lastRead === 'authorized') return releaseRequest(id, body)
  return { method: 'DELETE', path: `/payments/${id}`, body }
}

/** @see https://docs.mollie.com/reference/cancel-payment */
function toMollie({ testmode }: Scope) {
  return testmode ? { testmode } : {}
}
