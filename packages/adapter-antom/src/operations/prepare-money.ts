import { preparationOf } from '@paystate/adapter-kit'
import {
  type CapturePayment,
  type Checked,
  checkMoney,
  type Preparation,
  type RefundPayment,
} from '@paystate/core'
import { ASSUMED_WINDOW } from '../configuration/capabilities.ts'
import { type ApiName, pathFor, type Settings } from '../configuration/settings.ts'
import { checkAmount } from '../money/check-amount.ts'
import { paymentRefIssues } from '../payments/check-payment-ref.ts'

/** A capture or a refund as it was handed in, and how it is written. */
interface MoneyWrite<K extends 'capture_payment' | 'refund_payment', Input> {
  readonly kind: K
  readonly call: ApiName
  readonly input: Input
  /** By the rules of every provider. */
  readonly checked: Checked<Input>
  readonly toAntom: (input: Input) => object
}

/** Checks what takes or returns money of a payment, and makes its bytes. Antom goes by its own id only. */
export function prepareMoney<
  K extends 'capture_payment' | 'refund_payment',
  Input extends CapturePayment | RefundPayment,
>(write: MoneyWrite<K, Input>, settings: Settings): Preparation<K> {
  const { kind, call, input, checked, toAntom } = write
  const { account } = settings
  // A caller without types may have handed in nothing at all.
  const amount = checkMoney(input?.amount)
  return preparationOf({
    kind,
    account,
    reference: input?.reference,
    issues: [
      ...(checked.ok ? [] : checked.issues),
      ...paymentRefIssues(input?.payment, { account, needsId: true }),
      ...(amount.ok && checked.ok ? checkAmount(amount.money) : []),
    ],
    make: () => {
      if (!checked.ok) return undefined
      const body = JSON.stringify(toAntom(checked.value))
      const request = { method: 'POST', path: pathFor(call, settings), body } as const
      return { input: checked.value, request, replayWindow: ASSUMED_WINDOW }
    },
  })
}
