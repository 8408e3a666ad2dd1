import { type Account, plan } from '../account/account.ts'
import { beginCapture } from '../captures/move-capture.ts'
import { DAY, HOUR } from '../times/durations.ts'
import { succeed } from './move-payment.ts'
import type { Payment } from './payment.ts'

/** The payer's part is done; a capture that Mollie makes by itself is planned. */
export function takePayment(account: Account, payment: Payment): void {
  succeed(account, payment)
  const after = automaticCaptureAfter(payment)
  if (payment.status !== 'authorized' || after === undefined) return
  plan(account, payment, {
    after,
    isMove: true,
    run: () => {
      const { amount, description } = payment
      beginCapture(account, payment, { amount, description, metadata: null, reference: undefined })
    },
  })
}

/** Milliseconds from the authorization. */
function automaticCaptureAfter({ captureDelay = '' }: Payment): number | undefined {
  const [, count, unit] = /^(\d+) (hour|day)/.exec(captureDelay) ?? []
  return count === undefined ? undefined : Number(count) * (unit === 'day' ? DAY : HOUR)
}
