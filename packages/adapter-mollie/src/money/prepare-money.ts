import { preparationOf } from '@paystate/adapter-kit'
import type { CapturePayment, Checked, Preparation, RefundPayment } from '@paystate/core'
import { REPLAY_WINDOW } from '../configuration/capabilities.ts'
import type { Settings } from '../configuration/settings.ts'
import { paymentRefIssues } from '../payments/check-payment-ref.ts'
import { withOurNames } from '../wire/reserved-metadata.ts'
import { toMollie as toAmount } from './amount.ts'
import { currencyIssues } from './currencies.ts'

/** A capture or a refund as it was handed in, and where it goes. */
interface MoneyWrite<K extends 'capture_payment' | 'refund_payment', Input> {
  readonly kind: K
  /** Below the payment. */
  readonly path: 'captures' | 'refunds'
  readonly input: Input
  /** By the rules of every provider. */
  readonly checked: Checked<Input>
  /** What the body has beside the amount and our names. */
  readonly toMollie?: (input: Input) => object
}

/** Checks what takes or returns money of a payment, and makes its bytes. */
export function prepareMoney<
  K extends 'capture_payment' | 'refund_payment',
  Input extends CapturePayment | RefundPayment,
>(write: MoneyWrite<K, Input>, { account, scope }: Settings): Preparation<K> {
  const { kind, path, input, checked, toMollie } = write
  return preparationOf({
    kind,
    account,
    // A caller without types may have handed in nothing at all.
    reference: input?.reference,
    issues: [
      ...(checked.ok ? [] : checked.issues),
      ...paymentRefIssues(input?.payment, { account, path: 'payment' }),
      ...currencyIssues(input?.amount, 'paid'),
    ],
    make: () => {
      if (!checked.ok) return undefined
      const { reference, payment, amount } = checked.value
      const body = JSON.stringify({
        amount: toAmount(amount),
        ...toMollie?.(checked.value),
        metadata: withOurNames({ reference }),
        ...(scope.testmode && { testmode: scope.testmode }),
      })
      const request = { method: 'POST', path: `/payments/${payment.id}/${path}`, body } as const
      return { input: checked.value, request, replayWindow: REPLAY_WINDOW }
    },
  })
}
