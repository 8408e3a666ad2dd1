import type { MerchantAccount } from '../account/merchant-account.ts'
import { tellPayment } from '../notifications/tell-payment.ts'
import { result } from '../results/result.ts'
import { failPayment } from './fail-payment.ts'
import type { Payment } from './payment.ts'
import { succeedPayment } from './succeed-payment.ts'

/** What happens when a payer sends the money, early, late or twice. */
export function payerPaid(account: MerchantAccount, payment: Payment): void {
  if (payment.status === 'PROCESSING') payInTime(account, payment)
  else if (payment.status === 'CANCELLED' || payment.status === 'FAIL') payTooLate(account, payment)
}

function payInTime(account: MerchantAccount, payment: Payment): void {
  const { method, refusal } = payment
  if (refusal) failPayment(account, { payment, reason: refusal, kind: 'failed' })
  else if (method.confirmedAfter === undefined) succeedPayment(account, payment)
  else waitForBank(account, { payment, confirmedAfter: method.confirmedAfter })
}

function waitForBank(
  account: MerchantAccount,
  { payment, confirmedAfter }: { payment: Payment; confirmedAfter: number },
): void {
  payment.callOff?.()
  payment.status = 'PENDING'
  tellPayment(account, { payment, result: result('SUCCESS'), isPending: true })
  payment.callOff = account.clock.after(confirmedAfter, () => confirmPending(account, payment))
}

/** The bank confirms what a payer of a PENDING payment did. */
export function confirmPending(account: MerchantAccount, payment: Payment): void {
  if (payment.status === 'PENDING') succeedPayment(account, payment)
}

/** The bank refuses what a payer of a PENDING payment did. */
export function refusePending(account: MerchantAccount, payment: Payment): void {
  if (payment.status !== 'PENDING') return
  failPayment(account, { payment, reason: result('PROCESS_FAIL'), kind: 'failed' })
}

/** Late money is returned at once; the payment keeps its status, although a success may be notified. */
function payTooLate(account: MerchantAccount, payment: Payment): void {
  if (payment.paidAt !== undefined) return
  const [taken, returned] =
    payment.method.steps === 'one'
      ? (['captured', 'reversed'] as const)
      : (['authorized', 'released'] as const)
  const { paymentId, amount } = payment
  const at = account.clock.now()
  account.ledger.write({ at, paymentId, kind: taken, amount })
  account.ledger.write({ at, paymentId, kind: returned, amount })
  if (payment.status === 'FAIL') return
  payment.paidAt = at
  tellPayment(account, { payment, result: result('SUCCESS') })
}
