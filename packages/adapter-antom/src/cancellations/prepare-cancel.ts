import { preparationOf } from '@paystate/adapter-kit'
import type { CancelPayment, Issue, PaymentRef, Preparation } from '@paystate/core'
import { checkCancelPayment, keepsPaidMoney } from '@paystate/core/adapter'
import { pathFor, type Settings, storeOf } from '../configuration/settings.ts'
import { paymentRefIssues } from '../payments/check-payment-ref.ts'
import { type PaymentName, toNames } from '../wire/payment-name.ts'

/**
 * Checks a cancel and makes its bytes. Our reference of the payment is enough: a create whose answer was
 * lost can be withdrawn too.
 */
export function prepareCancel(
  input: CancelPayment,
  settings: Settings,
): Preparation<'cancel_payment'> {
  const { account } = settings
  const checked = checkCancelPayment(input)
  return preparationOf({
    kind: 'cancel_payment',
    account,
    reference: input?.reference,
    issues: [
      ...(checked.ok ? [] : checked.issues),
      ...paymentRefIssues(input?.payment, { account, needsId: false }),
    ],
    notSupported: checked.ok && !keepsPaidMoney(checked.value) ? [WOULD_REVERSE] : [],
    make: () =>
      checked.ok
        ? {
            request: {
              method: 'POST',
              path: pathFor('cancel', settings),
              body: JSON.stringify(toAntom(checked.value, settings)),
            },
            // Assumed: cancel_repeat.
            replayWindow: { type: 'harmless' },
            input: checked.value,
          }
        : undefined,
  })
}

const WOULD_REVERSE: Issue = {
  path: 'ifPaid',
  message:
    "'keep' needs lastRead to be unpaid: the provider returns the money of a payment that was paid",
}

/**
 * The one name by which a payment is canceled: our reference where it is known, since in a session the id
 * may be that of an earlier try.
 */
export function nameFor({ reference, id }: PaymentRef): PaymentName {
  return reference === undefined ? { id } : { reference }
}

/** @see https://docs.antom.com/ac/ams/paymentc_online */
function toAntom({ payment }: CancelPayment, settings: Settings) {
  return { ...toNames(nameFor(payment)), ...storeOf(settings) }
}
