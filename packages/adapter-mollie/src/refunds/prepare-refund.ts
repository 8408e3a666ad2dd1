import type { Preparation, RefundPayment } from '@paystate/core'
import { checkRefundPayment } from '@paystate/core/adapter'
import type { Settings } from '../configuration/settings.ts'
import { prepareMoney } from '../money/prepare-money.ts'

/** Checks a refund and makes its bytes. @see https://docs.mollie.com/reference/create-refund */
export function prepareRefund(
  input: RefundPayment,
  settings: Settings,
): Preparation<'refund_payment'> {
  const checked = checkRefundPayment(input)
  const toMollie = ({ reason }: RefundPayment) => ({
    ...(reason !== undefined && { description: reason }),
  })
  return prepareMoney(
    { kind: 'refund_payment', path: 'refunds', input, checked, toMollie },
    settings,
  )
}
