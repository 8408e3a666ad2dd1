import { isReported, type Payment } from '@paystate/core'
import type { Shown } from './shown.ts'

type Fact = keyof Payment['amounts']

/** Whether an amount is reported and more than nothing. */
export function isSum({ amounts }: Pick<Payment, 'amounts'>, fact: Fact): boolean {
  const reported = amounts[fact]
  return isReported(reported) && reported > 0
}

export function sumOf({ payment, formats }: Shown, fact: Fact): string {
  return formats.reported(payment.amounts[fact], payment.amount.currency)
}
